import type { StarterWords } from '../starter-words.ts';

export const zh: StarterWords = {
  summary: '用一两句话说明：课程面向谁，学完能做什么。',
  outcome: '写出看得见的学习成果：一个动词及其对象',
  module: '第一模块',
  readTitle: '文字与图片',
  practiseTitle: '文字与测验',
  quizTitle: '你记住了什么？',
  readText: `## 像说话一样写

一课需要十到十五分钟。每段只写**一个意思**，手机一次只能显示几行。

![一条路线上由线连接的三个站点](images/route.svg)

方括号里的文字是给看不见图片的人读的。

## 保持轻便

- 文字几乎不花流量：整个模块比一张照片还小。
- 能画的就画出来，SVG 图既清晰又小。
`,
  practiseText: `## 及时练习

讲完马上提问。回答一遍比再读一遍记得更牢。

| 题型 | 适合 |
| --- | --- |
| 单选 | 分清两样东西 |
| 判断 | 常见错误 |
| 数字 | 计算 |
`,
  single: {
    prompt: '一段里应有几个**意思**？',
    right: '一个',
    wrong: '能放多少放多少',
    why: '手机一次只能显示几行。',
  },
  trueFalse: { prompt: '讲解之后马上提问有助于记忆。', why: '回答就是练习。' },
  numeric: { prompt: '这个测验有几道题？', unit: '道' },
  comments: {
    publisher: '发布者。发布前请申请自己的编号：课程在该编号段内编号。',
    number: '课程在编号段内的编号，1 到 4095，永不改变。',
    languages: '第一个是源语言；machine：由机器翻译的语言。',
    subject:
      'teaching, digital-skills, languages, science, engineering, computing, health, business, arts; beginner, intermediate, advanced.',
    licence: '他人可按何种许可使用课程，以及须注明谁。',
    order: '文件夹，按顺序。改名的文件夹会成为新内容；标题可以随意更改。',
    items: 'key 决定文件名：text 是 text.语言.md，quiz 是 quiz.yaml。',
    quiz: 'pass 是百分比。每道题有自己的 key；single 只有一个正确选项。',
  },
};
