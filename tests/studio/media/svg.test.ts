import { expect, test } from 'vitest';
import { cleanSvg } from '../../../studio/media/svg.ts';

const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"${attributes}>${inside}</svg>`;

test('[SVG1] a harmless drawing keeps every part of it', () => {
  const drawing = svg(
    '<title>A &amp; B</title><style>.a{fill:url(#g)}</style><defs><linearGradient id="g"/></defs>' +
      '<g class="a" transform="scale(2)"><text x="1">س</text><use href="#g"/></g>',
  );
  expect(cleanSvg(drawing)).toEqual({ text: `${drawing}\n`, width: 640, height: 360, removed: [] });
});

test.each([
  ['<script>alert(1)</script>'],
  ['<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">a</p></foreignObject>'],
  ['<rect onclick="alert(1)"/>'],
  ['<rect ONCLICK="alert(1)"/>'],
  ['<a href="https://example.org"><text>a</text></a>'],
  ['<image href="https://example.org/a.png"/>'],
  ['<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'],
  ['<use href="https://example.org/a.svg#b"/>'],
  ['<use xlink:href="javascript:alert(1)"/>'],
  ['<set attributeName="href" to="javascript:alert(1)"/>'],
  ['<rect style="fill:url(https://example.org/a)"/>'],
  ['<rect fill="url( &quot;//example.org/a&quot;)"/>'],
  ['<style>@import "https://example.org/a.css";</style>'],
  ['<style>rect{fill:u\\72l(https://example.org/a)}</style>'],
])('[SVG1] %s is taken out of a drawing, and told', (inside) => {
  const { text, removed } = cleanSvg(svg(`<circle r="1"/>${inside}`));
  expect(removed.length).toBeGreaterThan(0);
  expect(text).toContain('<circle r="1"/>');
  expect(text).not.toMatch(/script|foreign|onclick|example|data:|@import|<set|<a /i);
});

test.each([
  ['<svg xmlns="http://www.w3.org/2000/svg">'],
  ['<svg viewBox="0 0 1 1"><g></svg>'],
  ['<svg viewBox="0 0 1 1">&undefined;</svg>'],
  ['<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1">&a;</svg>'],
  ['<svg viewBox="0 0 1 1" onload=alert(1)/>'],
  ['<html/>'],
  ['not a drawing'],
])('[SVG1] %s is no drawing that packs take', (text) => {
  expect(() => cleanSvg(text)).toThrow();
});
