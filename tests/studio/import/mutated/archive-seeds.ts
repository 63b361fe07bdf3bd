import { CANVAS, manifest, moduleMeta, page, place, resource } from '../cartridge/make-cartridge.ts';
import { answers, backup, category, fields, slots } from '../moodle/backup-fixture.ts';
import { course, escapeXml } from '../olx/olx-fixture.ts';
import { equal, feedback, item, label, lid, quiz, right, str } from '../qti1/quiz.ts';
import { PNG, richHtml, SVG } from './rich-html.ts';

type Files = Record<string, string | Uint8Array>;

export function canvasSeed(): Files {
  const html = richHtml('$WIKI_REFERENCE$/pages/two', '$IMS-CC-FILEBASE$/a.png');
  const meta = moduleMeta([
    {
      ...{ id: 'm1', title: 'Week 1' },
      items: [
        ['x1', 'WikiPage', 'One', 'one'],
        ['x2', 'Quizzes::Quiz', 'Check', 'q'],
        ['x3', 'Assignment', 'Work', 'w'],
        ['x4', 'DiscussionTopic', 'Talk', 't'],
      ],
    },
    {
      ...{ id: 'm2', title: 'Week 2' },
      items: [
        ['x5', 'WikiPage', 'Two', 'two'],
        ['x6', 'ExternalUrl', 'Far', '', 'active', 'https://example.org/'],
        ['x7', 'Attachment', 'Plan', 'f'],
      ],
    },
  ]);
  const choice = item('multiple_choice_question', {
    responses: lid(label('1', 'A') + label('2', 'B & C')),
    rules: right(equal('2')),
    more: feedback('general_fb', '<p>Because.</p>'),
  });
  const words = item('short_answer_question', { ident: 'q2', responses: str, rules: right(equal('clay')) });
  const pairs = item('matching_question', {
    ident: 'q3',
    responses:
      lid(label('1', 'dry') + label('2', 'wet'), {
        ident: 'r1',
        words: '<material><mattext>Sand</mattext></material>',
      }) +
      lid(label('1', 'dry') + label('2', 'wet'), {
        ident: 'r2',
        words: '<material><mattext>Clay</mattext></material>',
      }),
    rules: right(equal('1', 'r1')) + right(equal('2', 'r2')),
  });
  const assignment = `<assignment identifier="w" ${CANVAS}><title>Work</title><workflow_state>published</workflow_state>
    <points_possible>5.0</points_possible><rubric_identifierref>r</rubric_identifierref></assignment>`;
  const rating = (name: string, points: string) =>
    `<rating><description>${name}</description><points>${points}</points></rating>`;
  return {
    'imsmanifest.xml': manifest(
      place('m', 'Week 1', { inside: place('i1', 'One', { ref: 'one' }) + place('i2', 'Check', { ref: 'q' }) }),
      resource('one', 'webcontent', 'wiki_content/one.html') +
        resource('two', 'webcontent', 'wiki_content/two.html') +
        resource('q', 'imsqti_xmlv1p2/imscc_xmlv1p1/assessment', 'q/assessment_qti.xml') +
        resource('w', 'associatedcontent/imscc_xmlv1p1/learning-application-resource', 'w/work.html') +
        resource('t', 'imsdt_xmlv1p1', 't.xml') +
        resource('f', 'webcontent', 'web_resources/plan.pdf') +
        resource('a', 'webcontent', 'web_resources/a.png'),
    ),
    'wiki_content/one.html': page('One', html),
    'wiki_content/two.html': page('Two', '<h2>Head</h2><p>More. <img src="$IMS-CC-FILEBASE$/b.svg" alt=""></p>'),
    'q/assessment_qti.xml': quiz(choice, words, pairs),
    'w/work.html': page('Work', '<p>Write.</p>'),
    'w/assignment_settings.xml': assignment,
    't.xml': `<topic><title>Talk</title><text texttype="text/html">${escapeXml(html)}</text></topic>`,
    'course_settings/module_meta.xml': meta,
    'course_settings/course_settings.xml': `<course identifier="c" ${CANVAS}><title>Soils</title><license>cc_by</license></course>`,
    'course_settings/rubrics.xml': `<rubrics ${CANVAS}><rubric identifier="r"><title>Marks</title><criteria><criterion>
      <description>Style</description><ratings>${rating('Full', '5.0')}${rating('None', '0.0')}</ratings></criterion></criteria></rubric></rubrics>`,
    'web_resources/plan.pdf': '%PDF-1.7',
    'web_resources/a.png': PNG,
    'web_resources/b.svg': SVG,
  };
}

export function olxSeed(): Files {
  const policy = { 'course/run1': { display_name: 'Soils', language: 'en', license: 'creative-commons: ver=4.0 BY' } };
  const choice = (text: string, correct: boolean) =>
    `<choice correct="${correct}">${text}<choicehint>So.</choicehint></choice>`;
  const problem = `<multiplechoiceresponse><label>Which?</label><choicegroup>${choice('A', true)}${choice('B', false)}</choicegroup>
    <solution><p>A it is.</p></solution></multiplechoiceresponse><demandhint><hint>Think</hint></demandhint>`;
  const typed = `<p>About <numericalresponse answer="5"><responseparam type="tolerance" default="10%"/><textline inline="1"/></numericalresponse> of
    <stringresponse answer="Clay" type="ci"><additional_answer answer="clay soil"/><textline inline="1"/></stringresponse>.</p>`;
  const marked =
    '<markdown>>>Pick||Help<<\n( ) A {{no}}\n(x) B\n\n[[A, (B)]]\n\n= 5 +- 1\n\n[explanation]\nSo.\n[explanation]</markdown>';
  return course(
    {
      'Unit one': `<html url_name="h"/><problem url_name="p1"/><problem url_name="p2"/><problem url_name="p3"/>`,
      'Unit two':
        '<video url_name="v1" youtube_id_1_0="abcdefghijk" display_name="Talk"><transcript language="en" src="s.srt"/></video><discussion display_name="D"/>',
    },
    {
      'course/html/h.xml': '<html filename="h" display_name="Read"/>',
      'course/html/h.html': richHtml('/jump_to_id/p1', '/static/a.png'),
      'course/problem/p1.xml': `<problem display_name="One">${problem}</problem>`,
      'course/problem/p2.xml': `<problem display_name="Two">${typed}</problem>`,
      'course/problem/p3.xml': `<problem display_name="Three">${marked}</problem>`,
      'course/policies/run1/policy.json': JSON.stringify(policy),
      'course/about/overview.html': '<section><h2>About</h2><p>All about soils.</p></section>',
      'course/static/a.png': PNG,
      'course/static/s.srt': '1\n00:00:01,000 --> 00:00:02,000\nHello\n',
    },
  );
}

export function moodleSeed(): Files {
  const html = richHtml('@@PLUGINFILE@@/plan.pdf', '@@PLUGINFILE@@/a.png');
  const file = { activity: 1, component: 'mod_page', area: 'content' };
  const text = '{1:MULTICHOICE:=A#Yes~B} and {2:SHORTANSWER:=clay} and {1:NUMERICAL:=3:0.1}';
  const question = (id: number, type: string, words: string, plugin: string) => ({ id, type, text: words, plugin });
  return backup({
    summary: '<p>About soils.</p>',
    sections: [
      {
        ...{ name: 'One', summary: html },
        activities: [
          { type: 'page', name: 'Read', body: fields({ content: html, contentformat: 1 }) },
          { type: 'quiz', name: 'Check', body: slots([1, 2, 3]) },
          { type: 'url', name: 'Far', body: fields({ externalurl: 'https://example.org/' }) },
          { type: 'assign', name: 'Work', body: fields({ intro: '<p>Write.</p>', introformat: 1 }) },
          {
            ...{ type: 'book', name: 'Book' },
            body: `<chapters><chapter id="1">${fields({ pagenum: 1, subchapter: 0, title: 'Ch', content: html, contentformat: 1, hidden: 0 })}</chapter></chapters>`,
          },
        ],
      },
    ],
    files: [
      { ...file, name: 'a.png', mimetype: 'image/png', bytes: PNG },
      { ...file, name: 'plan.pdf', mimetype: 'application/pdf', bytes: '%PDF-1.7' },
    ],
    questions: category(3, [
      question(
        1,
        'multichoice',
        '<p>Which?</p>',
        `${answers(1, [
          ['Sand', 0, 'No'],
          ['Loam', 1],
        ])}<multichoice>${fields({ single: 1 })}</multichoice>`,
      ),
      question(2, 'shortanswer', 'Word?', answers(2, [['clay', 1]])),
      question(3, 'multianswer', text, ''),
    ]),
  });
}
