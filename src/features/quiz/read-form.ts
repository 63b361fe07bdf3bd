import type { FormValues } from './read-answer.ts';

/** Name of the inputs of a question's form. */
export const FIELD = 'answer';

/** What the form of a question holds now. */
export const readForm = (form: FormData): FormValues => form.getAll(FIELD).map(String);
