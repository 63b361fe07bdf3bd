/**
 * The slides of the measured lecture, as a lecturer makes them: 1280 x 720, a title, bullet points and a diagram. Letters of
 * 54 pixels are 18 pixels high on a picture of 240 lines.
 */
interface Slide {
  title: string;
  points: readonly string[];
  drawing: string;
}

const TEXT_PX = 54;
const INK = '#1a1c3c';

const bars = [0.35, 0.8, 0.55, 0.95, 0.45].map((share, n) => {
  const height = Math.round(share * 190);
  return `<rect x="${760 + n * 90}" y="${650 - height}" width="62" height="${height}" fill="${n % 2 ? '#9c251d' : '#2c307d'}"/>`;
});
const people = Array.from({ length: 12 }, (_, n) => {
  const [x, y] = [800 + (n % 4) * 110, 430 + Math.floor(n / 4) * 90];
  return `<circle cx="${x}" cy="${y}" r="20" fill="#0a625c"/><path d="M${x - 34} ${y + 60}a34 34 0 0 1 68 0z" fill="#0a625c"/>`;
});
const loop = `<path d="M800 540a150 95 0 1 1 300 0a150 95 0 1 1-300 0z" fill="none" stroke="#f5ad23" stroke-width="22"/>
<path d="M1100 500l36 60l-72 0z" fill="#f5ad23"/>`;

const SLIDES: readonly Slide[] = [
  {
    title: 'Blended courses',
    points: ['Two kinds of time: in class, alone', 'One plan joins both of them', 'Each task says what it is for'],
    drawing: people.join(''),
  },
  {
    title: 'What a large class hears',
    points: ['300 students, one microphone', 'Questions: 4 in 120 minutes', 'Notes are copied, not used'],
    drawing: bars.join(''),
  },
  {
    title: 'Before, during, after',
    points: [
      'Before: read 3 pages, 1 short test',
      'During: solve, compare, discuss',
      'After: apply it to your own case',
    ],
    drawing: loop,
  },
  {
    title: 'Cost of one hour',
    points: ['Video 360p: 40 to 90 MB', 'Sound with slides: 13 MB', 'Text and quiz: 0.02 MB'],
    drawing: bars.join(''),
  },
  {
    title: 'Try it this week',
    points: [
      'Choose one lecture of 50 minutes',
      'Move 15 minutes of it to own time',
      'Ask: which x solves 3x + 7 = 22?',
    ],
    drawing: loop,
  },
];

/** The slides as SVG. */
export const slideDrawings = (): string[] =>
  SLIDES.map(({ title, points, drawing }, n) => {
    const lines = points.map(
      (point, k) =>
        `<circle cx="84" cy="${232 + k * 84}" r="9" fill="#9c251d"/><text x="116" y="${250 + k * 84}">${point}</text>`,
    );
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720" font-family="DejaVu Sans" font-size="${TEXT_PX}" fill="${INK}">
<rect width="1280" height="720" fill="#fffdf8"/><rect width="1280" height="130" fill="#262a6b"/>
<text x="60" y="90" font-size="66" font-weight="700" fill="#fffdf8">${title}</text>
${lines.join('\n')}
${drawing}
<text x="60" y="690" fill="#5a5c7c">Lecture 4</text><text x="620" y="690" fill="#5a5c7c">${n + 1} / ${SLIDES.length}</text></svg>`;
  });
