/** Language attributes of the course's words. */
export type CourseWords = { lang: string; dir: 'ltr' | 'rtl' };

/** Words of a course as HTML. It is trusted: the studio sanitised it, and the phone has verified its hash up to a signed catalogue. */
export const Html = ({ html }: { html: string }) => <span dangerouslySetInnerHTML={{ __html: html }} />;
