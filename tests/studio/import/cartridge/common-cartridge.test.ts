import { describe, expect, it } from 'vitest';
import { cartridge } from '../../../../studio/import/cartridge/cartridge.ts';
import { collectFindings } from '../../../../studio/report/finding.ts';
import { itemsOf } from '../packages/check-draft.ts';
import { memoryFiles } from '../packages/memory-files.ts';
import { equal, item, label, lid, quiz, right } from '../qti1/quiz.ts';
import { load, outline, textOf, topic } from './load-cartridge.ts';
import { manifest, page, place, resource } from './make-cartridge.ts';

describe('a common cartridge', () => {
  it.each([0, 1, 2, 3])(
    'of version 1.%i has its folders as modules and lessons, deeper ones flattened in order',
    async (version) => {
      const leaf = (id: string) => place(`i-${id}`, `Title ${id}`, { ref: id });
      const items =
        leaf('a') +
        place('m1', 'First', {
          inside:
            leaf('b') +
            place('f', 'Folder', { inside: leaf('c') + place('g', 'Deep', { inside: leaf('d') }) + leaf('e') }),
        });
      const ids = ['a', 'b', 'c', 'd', 'e'];
      const resources = ids.map((id) => resource(id, 'webcontent', `pages/${id}.html`)).join('');
      const pages = Object.fromEntries(ids.map((id) => [`pages/${id}.html`, page(id, `<p>This is ${id}.</p>`)]));
      const { recognised, draft, counts, findings } = await load({
        'imsmanifest.xml': manifest(items, resources, { version }),
        ...pages,
      });
      expect(recognised).toBe(true);
      expect(outline(draft)).toEqual([
        ['A course', [['Title a', 'text']]],
        [
          'First',
          [
            ['Title b', 'text'],
            ['Folder', 'text: Title c', 'text: Title d', 'text: Title e'],
          ],
        ],
      ]);
      expect(itemsOf(draft).map(textOf)).toEqual(ids.map((id) => `This is ${id}.`));
      expect(draft).toMatchObject({ source: 'fr', title: { fr: 'A course' } });
      expect([counts, findings]).toEqual([{ page: { found: 5, imported: 5 } }, []]);
    },
  );

  it('has topics, links, quizzes and files, each as what it is', async () => {
    const choice = item('cc.multiple_choice.v0p1', {
      responses: lid(label('1', 'A') + label('2', 'B')),
      rules: right(equal('2')),
    });
    const things: [id: string, type: string, href: string][] = [
      ['t', 'imsdt_xmlv1p1', 't.xml'],
      ['l', 'imswl_xmlv1p2', 'l.xml'],
      ['y', 'imswl_xmlv1p0', 'y.xml'],
      ['q', 'imsqti_xmlv1p2/imscc_xmlv1p1/assessment', 'q/qti.xml'],
      ['p', 'webcontent', 'files/plan.pdf'],
      ['v', 'webcontent', 'files/talk.mp4'],
      ['i', 'webcontent', 'files/map.png'],
    ];
    const { draft, counts, codes } = await load({
      'imsmanifest.xml': manifest(
        place('m', 'M', { inside: things.map(([id]) => place(`i-${id}`, id.toUpperCase(), { ref: id })).join('') }),
        things.map((thing) => resource(...thing)).join('') + resource('c', 'webcontent', 'files/talk.fr.vtt'),
      ),
      't.xml': topic('T', '<p>What do <b>you</b> think?</p>'),
      'l.xml': '<webLink><title>L</title><url href="https://example.org/?a=1&amp;b=2"/></webLink>',
      'y.xml': '<webLink><title>Y</title><url href="https://youtu.be/abcdefgh"/></webLink>',
      'q/qti.xml': quiz(choice),
      ...{ 'files/plan.pdf': 'pdf', 'files/talk.mp4': 'mp4', 'files/map.png': 'png', 'files/talk.fr.vtt': 'WEBVTT' },
    });
    expect(itemsOf(draft)).toMatchObject([
      { kind: 'text', role: 'discussion', text: { fr: 'What do **you** think?' }, from: 't.xml' },
      { kind: 'link', url: 'https://example.org/?a=1&b=2' },
      { kind: 'video', elsewhere: 'https://www.youtube.com/watch?v=abcdefgh' },
      { kind: 'quiz', pass: 60, questions: [{ type: 'single' }] },
      { kind: 'file', file: 'files/plan.pdf' },
      { kind: 'video', media: 'files/talk.mp4', captions: { fr: 'files/talk.fr.vtt' } },
      { kind: 'text', text: { fr: '![I](package:files/map.png)' } },
    ]);
    expect(codes).toEqual(['media-missing']);
    for (const { found, imported } of Object.values(counts ?? {})) expect(imported).toBe(found);
  });

  it('names a tool and its address, and takes neither its keys nor its parameters', async () => {
    const tool = `<cartridge_basiclti_link xmlns:blti="http://www.imsglobal.org/xsd/imsbasiclti_v1p0"><blti:title>Chat</blti:title>
      <blti:secure_launch_url>https://tool.example/launch?key=SECRET1</blti:secure_launch_url>
      <blti:custom><property name="oauth_shared_secret">SECRET2</property></blti:custom></cartridge_basiclti_link>`;
    const { draft, findings, counts } = await load({
      'imsmanifest.xml': manifest(
        place('m', 'M', { inside: place('1', 'Tool', { ref: 't' }) + place('2', 'Page', { ref: 'p' }) }),
        resource('t', 'imsbasiclti_xmlv1p0', 't.xml') + resource('p', 'webcontent', 'p.html'),
      ),
      't.xml': tool,
      'p.html': page('P', 'Words.'),
    });
    expect(findings).toMatchObject([{ code: 'left-out', file: 't.xml', message: expect.stringContaining('"Chat"') }]);
    expect(findings[0]?.message).toContain('https://tool.example/launch');
    expect(JSON.stringify([draft, findings])).not.toContain('SECRET');
    expect(counts?.['not defined: tool (LTI)']).toEqual({ found: 1, imported: 0 });
  });

  it('takes the better of two forms of an assignment, and links to either lead to it', async () => {
    const variant = '<cpx:variant identifier="v" identifierref="a"><cpx:metadata/></cpx:variant>';
    const { draft, codes } = await load({
      'imsmanifest.xml': manifest(
        place('m', 'M', { inside: place('1', 'Work', { ref: 'a_fallback' }) + place('2', 'Page', { ref: 'p' }) }),
        resource('a_fallback', 'webcontent', 'a/work.html', variant) +
          resource('a', 'assignment_xmlv1p0', 'a/assignment.xml') +
          resource('p', 'webcontent', 'p.html'),
      ),
      'a/work.html': page('Work', 'Old form.'),
      'a/assignment.xml':
        '<assignment><title>Work</title><text texttype="text/plain">Write 1 &lt; 2.</text><instructor_text>Key</instructor_text></assignment>',
      'p.html': page('P', '<a href="a/work.html">To work</a>'),
    });
    expect(itemsOf(draft)).toMatchObject([
      { role: 'assignment', from: 'a/assignment.xml', text: { fr: 'Write 1 < 2.' } },
      { text: { fr: '[To work](from:a/assignment.xml)' } },
    ]);
    expect(codes).toEqual(['left-out']);
  });

  it('keeps pictures that a page holds in itself as files', async () => {
    const png = 'data:image/png;base64,iVBORw0KGgo=';
    const source = memoryFiles({
      'imsmanifest.xml': manifest(place('1', 'Page', { ref: 'p' }), resource('p', 'webcontent', 'p.html')),
      'p.html': page('P', `<img alt="A" src="${png}"> <img alt="B" src="data:image/svg+xml;base64,PHN2Zy8+">`),
    });
    const { report } = collectFindings();
    const imported = await cartridge.import(source, { name: 'course', report });
    const [, path = ''] = /^!\[A\]\(package:(\S+\.png)\) B$/.exec(textOf(itemsOf(imported?.draft)[0])) ?? [];
    expect(await imported?.files?.read(path)).toEqual(Buffer.from('iVBORw0KGgo=', 'base64'));
    expect(imported?.files?.paths).toEqual(['imsmanifest.xml', path, 'p.html'].sort());
  });

  it('finds the licence, and who made it', async () => {
    const more = `<lom:lifeCycle><lom:contribute><lom:entity>BEGIN:VCARD\nFN:University of Elsewhere\nEND:VCARD</lom:entity></lom:contribute></lom:lifeCycle>
      <lom:rights><lom:description><lom:string>CC Attribution Share Alike - http://creativecommons.org/licenses/by-sa/4.0</lom:string></lom:description></lom:rights>`;
    const { draft } = await load({
      'imsmanifest.xml': manifest(place('1', 'Page', { ref: 'p' }), resource('p', 'webcontent', 'p.html'), { more }),
      'p.html': page('P', 'Words.'),
    });
    expect(draft).toMatchObject({ licence: 'CC-BY-SA-4.0', attribution: ['University of Elsewhere'] });
  });

  it('with nothing that can be shown is an error, and no course', async () => {
    const { draft, codes } = await load({
      'imsmanifest.xml': manifest(place('m', 'M', { inside: place('1', 'Gone', { ref: 'nothing' }) }), ''),
    });
    expect([draft, codes]).toEqual([undefined, ['left-out', 'no-course']]);
  });
});
