/** Words that stand in for a course's, in the language that is looked at. */
export interface SampleWords {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** As long as titles get. */
  readonly title: string;
  readonly sentence: string;
  /** Words of controls. */
  readonly verb: string;
  readonly choices: readonly [string, string, string];
}

const ENGLISH: SampleWords = {
  lang: 'en',
  dir: 'ltr',
  title: 'Assessing large classes fairly with rubrics, peer review and short oral examinations',
  sentence: 'A rubric says what work of each level looks like, before anybody begins to mark.',
  verb: 'Continue',
  choices: ['Before the course', 'While students learn', 'After the final examination, when marks are given'],
};

const SAMPLES: readonly SampleWords[] = [
  ENGLISH,
  {
    lang: 'fr',
    dir: 'ltr',
    title: 'Évaluer équitablement les grands effectifs par des grilles, la relecture entre pairs et de courts oraux',
    sentence: 'Une grille décrit le travail attendu à chaque niveau, avant que l’on commence à noter.',
    verb: 'Continuer',
    choices: ['Avant le cours', 'Pendant l’apprentissage', 'Après l’examen final, au moment des notes'],
  },
  {
    lang: 'ar',
    dir: 'rtl',
    title: 'التقويم العادل للصفوف الكبيرة بسلالم التقدير ومراجعة الأقران والامتحانات الشفوية القصيرة',
    sentence: 'يصف سلّم التقدير صورة العمل في كل مستوى قبل البدء في وضع الدرجات.',
    verb: 'متابعة',
    choices: ['قبل المقرر', 'أثناء التعلّم', 'بعد الامتحان النهائي عند وضع الدرجات'],
  },
  {
    lang: 'zh-Hans',
    dir: 'ltr',
    title: '用评分量规、同伴互评和简短口试公平地评价大班学生',
    sentence: '评分量规在开始打分之前就说明每个等级的作业是什么样子。',
    verb: '继续',
    choices: ['开课之前', '学习过程中', '期末考试之后、登记成绩的时候'],
  },
];

/** Those of an interface language; English for any other. */
export const sampleWords = (tag: string): SampleWords =>
  SAMPLES.find(({ lang }) => lang.split('-')[0] === tag) ?? ENGLISH;
