let known: boolean | undefined;

/** Whether the browser draws MathML: one that does not takes the space for nothing. */
export function hasMathml(): boolean {
  known ??= measure();
  return known;
}

function measure(): boolean {
  const probe = document.createElement('div');
  probe.innerHTML = '<math><mspace width="77px" height="23px"></mspace></math>';
  probe.style.cssText = 'position:absolute;visibility:hidden';
  document.body.append(probe);
  const { width } = probe.firstElementChild?.firstElementChild?.getBoundingClientRect() ?? { width: 0 };
  probe.remove();
  return Math.abs(width - 77) < 1;
}
