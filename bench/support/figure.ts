/** Prints one figure as every benchmark does: `figure NAME VALUE UNIT`. */
export function figure(name: string, value: number, unit: string): void {
  console.log(`figure ${name} ${Number.isInteger(value) ? value : value.toFixed(2)} ${unit}`);
}
