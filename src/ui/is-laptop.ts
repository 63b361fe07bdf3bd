/** Whether it is a computer that she studies on: there "this phone" reads "this device". */
export const isLaptop = (): boolean => matchMedia('(min-width: 60em) and (pointer: fine)').matches;
