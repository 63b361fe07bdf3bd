/** A dot on the installed app's icon, where the system shows one: today is a study day and not done yet. */
export function showBadge(isShown: boolean): void {
  const done = isShown ? navigator.setAppBadge?.() : navigator.clearAppBadge?.();
  // A system that refuses shows none.
  done?.catch(() => undefined);
}
