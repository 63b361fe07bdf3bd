import { describe, expect, it } from 'vitest';
import { itemsOf } from '../packages/check-draft.ts';
import { equal, item, label, lid, quiz, right } from '../qti1/quiz.ts';
import { canvas, textOf, topic, wiki } from './load-cartridge.ts';
import { CANVAS, page, resource } from './make-cartridge.ts';

describe('what is in a Canvas export', () => {
  it('puts the videos of a page behind it, and links to them where they stood', async () => {
    const { draft, codes, counts, findings } = await canvas(
      {
        'wiki_content/one.html': page(
          'One',
          `<p>See:</p><iframe src="https://www.youtube.com/embed/abcdefgh?rel=0" title="A talk"></iframe>
           <iframe src="https://cdnapisec.kaltura.com/p/1/embed"></iframe><video src="https://cdn.example/a.m3u8"></video>
           <video title="Mine"><source src="$IMS-CC-FILEBASE$/mine.mp4"></video>
           <a href="$IMS-CC-FILEBASE$/mine.mp4">again</a>
           <iframe src="https://docs.example/form" title="A form"></iframe>
           <iframe src="$CANVAS_COURSE_REFERENCE$/external_tools/retrieve?display=borderless&amp;url=https%3A%2F%2Ftool.example%2Flti%3Fkey%3DSECRET" title="Quizzer"></iframe>`,
        ),
        'web_resources/mine.mp4': 'mp4',
        'web_resources/mine.mp4.ar.subtitles': 'srt',
        'web_resources/other.srt': 'srt',
        'course_settings/media_tracks.xml': `<media_tracks ${CANVAS}><media identifierref="v"><track kind="subtitles" locale="fr" identifierref="s"/></media></media_tracks>`,
      },
      {
        resources:
          wiki('one') +
          resource('v', 'webcontent', 'web_resources/mine.mp4') +
          resource('s', 'webcontent', 'web_resources/other.srt'),
      },
    );
    const [text, ...videos] = itemsOf(draft);
    expect(videos).toMatchObject([
      { title: { fr: 'A talk' }, elsewhere: 'https://www.youtube.com/watch?v=abcdefgh' },
      { elsewhere: 'https://cdnapisec.kaltura.com/p/1/embed' },
      { elsewhere: 'https://cdn.example/a.m3u8' },
      {
        media: 'web_resources/mine.mp4',
        captions: { fr: 'web_resources/other.srt' },
      },
    ]);
    for (const { from = '' } of videos) expect(decodeURIComponent(textOf(text))).toContain(`(from:${from})`);
    expect(textOf(text)).toContain('[A form](https://docs.example/form)');
    expect(textOf(text)).toContain('Quizzer');
    expect(JSON.stringify([draft, findings])).not.toContain('SECRET');
    expect(codes).toEqual(['media-missing', 'media-missing', 'media-missing', 'left-out', 'left-out', 'left-out']);
    expect(counts?.video).toEqual({ found: 4, imported: 4 });
  });

  it('shows the rubric of an assignment as a table below it', async () => {
    const rating = (name: string, points: string) =>
      `<rating><description>${name}</description><points>${points}</points></rating>`;
    const rubrics = `<rubrics ${CANVAS}><rubric identifier="r"><title>Marks</title><criteria>
      <criterion><description>Style | form</description><long_description>&lt;p&gt;Clear?&lt;/p&gt;</long_description><ratings>${rating('Full', '5.0')}${rating('Good', '2.5')}${rating('None', '0.0')}</ratings></criterion>
      <criterion><description>Ideas</description><ratings>${rating('Full', '3.0')}${rating('Poor', '0.0')}</ratings></criterion></criteria></rubric>
      <rubric identifier="unused"><title>Old</title><criteria/></rubric></rubrics>`;
    const { draft, counts, messages } = await canvas(
      {
        'course_settings/rubrics.xml': rubrics,
        'a/assignment.xml': `<assignment><title>Work</title><text texttype="text/html">&lt;p&gt;Write.&lt;/p&gt;</text><extensions>
          <assignment ${CANVAS}><workflow_state>published</workflow_state><rubric_identifierref>r</rubric_identifierref></assignment></extensions></assignment>`,
      },
      { resources: resource('a', 'assignment_xmlv1p0', 'a/assignment.xml') },
    );
    expect(textOf(itemsOf(draft)[0])).toBe(
      [
        'Write.\n\n## Marks\n',
        '| Critère | Full | 2 | 3 |',
        '| --- | --- | --- | --- |',
        '| Style \\| form: Clear? | 5 | Good (2.5) | None (0) |',
        '| Ideas | 3 | Poor (0) |  |',
      ].join('\n'),
    );
    expect(counts?.rubric).toEqual({ found: 2, imported: 1 });
    expect(messages('left-out')).toEqual(['nothing uses the rubric "Old"']);
  });

  it('prefers the quiz that knows Canvas’ own types, and puts the description before it', async () => {
    const rules = right(equal('2'));
    const choice = (ident: string) =>
      item('multiple_choice_question', { ident, responses: lid(label('1', 'A') + label('2', 'B')), rules });
    const bank = (ident: string, ...items: string[]) =>
      `<questestinterop><objectbank ident="${ident}">${items.join('')}</objectbank></questestinterop>`;
    const { draft, counts, messages } = await canvas(
      {
        'q/assessment_qti.xml': quiz(choice('a')),
        'q/assessment_meta.xml': `<quiz ${CANVAS}><title>Q</title><description>&lt;p&gt;Take your time.&lt;/p&gt;</description><time_limit>30</time_limit><allowed_attempts>-1</allowed_attempts><shuffle_answers>true</shuffle_answers></quiz>`,
        'non_cc_assessments/q.xml.qti': quiz(
          choice('a'),
          item('file_upload_question', { ident: 'b' }),
          '<section><selection_ordering><selection><sourcebank_ref>bank</sourcebank_ref><selection_number>1</selection_number></selection></selection_ordering></section>',
        ),
        'non_cc_assessments/bank.xml.qti': bank('bank', choice('c'), choice('d')),
        'non_cc_assessments/idle.xml.qti': bank('idle', choice('a'), choice('e')),
      },
      {
        resources:
          resource(
            'q',
            'imsqti_xmlv1p2/imscc_xmlv1p1/assessment',
            'q/assessment_qti.xml',
            '<dependency identifierref="q2"/>',
          ) +
          resource(
            'q2',
            'associatedcontent/imscc_xmlv1p1/learning-application-resource',
            'q/assessment_meta.xml',
            '<file href="non_cc_assessments/q.xml.qti"/>',
          ) +
          resource(
            'bank',
            'associatedcontent/imscc_xmlv1p1/learning-application-resource',
            'non_cc_assessments/bank.xml.qti',
          ) +
          resource(
            'idle',
            'associatedcontent/imscc_xmlv1p1/learning-application-resource',
            'non_cc_assessments/idle.xml.qti',
          ),
      },
    );
    expect(itemsOf(draft)).toMatchObject([
      { kind: 'text', text: { fr: 'Take your time.' } },
      {
        ...{ kind: 'quiz', from: 'q/assessment_qti.xml', limitMinutes: 30, shuffle: 'choices' },
        questions: [{ key: 'a' }, { key: 'c' }, { key: 'd' }],
      },
    ]);
    expect(counts).toMatchObject({
      quiz: { found: 1, imported: 1 },
      'quiz question': { found: 4, imported: 3 },
      'bank question': { found: 3, imported: 3 },
      'not defined: bank question that no quiz asks': { found: 1, imported: 0 },
    });
    expect(messages('left-out')).toEqual([expect.stringContaining('"idle"')]);
  });

  it('has its settings, outcomes, attachments and announcements', async () => {
    const { draft, counts } = await canvas(
      {
        'course_settings/course_settings.xml': `<course ${CANVAS}><title>Le cours</title><license>cc_by_nc</license><locale>ar</locale><public_description>&lt;b&gt;Short&lt;/b&gt;</public_description></course>`,
        'course_settings/learning_outcomes.xml': `<learningOutcomes ${CANVAS}><learningOutcomeGroup><learningOutcomes><learningOutcome><title>Plan</title><description>&lt;p&gt;a lesson&lt;/p&gt;</description></learningOutcome></learningOutcomes></learningOutcomeGroup></learningOutcomes>`,
        'course_settings/syllabus.html': page('Syllabus', 'What comes.'),
        'd.xml': topic('Hello', 'Hi.', '<attachments><attachment href="$IMS-CC-FILEBASE$/a.pdf"/></attachments>'),
        'd-meta.xml': `<topicMeta ${CANVAS}><type>announcement</type><attachment_identifierref>pic</attachment_identifierref></topicMeta>`,
        ...{ 'web_resources/a.pdf': 'pdf', 'web_resources/pic.png': 'png' },
      },
      {
        resources:
          resource(
            's',
            'associatedcontent/imscc_xmlv1p1/learning-application-resource',
            'course_settings/syllabus.html',
          ) +
          resource('d', 'imsdt_xmlv1p1', 'd.xml', '<dependency identifierref="d2"/>') +
          resource('d2', 'associatedcontent/imscc_xmlv1p1/learning-application-resource', 'd-meta.xml') +
          resource('pic', 'webcontent', 'web_resources/pic.png') +
          resource('f', 'webcontent', 'web_resources/a.pdf'),
      },
    );
    expect(draft).toMatchObject({
      ...{ source: 'ar', title: { ar: 'Le cours' }, licence: 'CC-BY-NC-4.0', summary: { ar: 'Short' } },
      outcomes: { ar: ['Plan: a lesson'] },
      modules: [
        {
          lessons: [
            { title: { ar: 'Syllabus' } },
            {
              title: { ar: 'Hello' },
              items: [
                { kind: 'text', text: { ar: 'Hi.\n\n![pic.png](package:web_resources/pic.png)' } },
                { kind: 'file', file: 'web_resources/a.pdf' },
              ],
            },
          ],
        },
      ],
    });
    expect(counts).toMatchObject({
      announcement: { imported: 1 },
      'learning outcome': { imported: 1 },
      page: { imported: 1 },
    });
  });
});
