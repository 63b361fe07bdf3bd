export const escapeXml = (html: string): string =>
  html.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

export const CANVAS = 'xmlns="http://canvas.instructure.com/xsd/cccv1p0"';

/** A place in the contents: a thing where it has a ref. */
export const place = (id: string, title: string, { ref = '', inside = '' } = {}): string =>
  `<item identifier="${id}"${ref && ` identifierref="${ref}"`}><title>${escapeXml(title)}</title>${inside}</item>`;

export const resource = (id: string, type: string, href: string, inside = ''): string =>
  `<resource identifier="${id}" type="${type}" href="${escapeXml(href)}"><file href="${escapeXml(href)}"/>${inside}</resource>`;

/** A manifest; `version` is the one of Common Cartridge, 1 to 3 for 1.1 to 1.3, 0 for 1.0. */
export const manifest = (
  items: string,
  resources: string,
  { version = 3, title = 'A course', more = '' } = {},
): string => `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imscc${version === 0 ? '' : `v1p${version}`}/imscp_v1p1"
  xmlns:lom="http://ltsc.ieee.org/xsd/imsccv1p${version}/LOM/manifest" xmlns:cpx="http://www.imsglobal.org/xsd/imsccv1p3/imscp_extensionv1p2">
  <metadata><schema>IMS Common Cartridge</schema><schemaversion>1.${version}.0</schemaversion>
    <lom:lom><lom:general><lom:title><lom:string>${escapeXml(title)}</lom:string></lom:title>
      <lom:language>fr-CA</lom:language></lom:general>${more}</lom:lom></metadata>
  <organizations><organization identifier="o" structure="rooted-hierarchy"><item identifier="root">${items}</item></organization></organizations>
  <resources>${resources}</resources>
</manifest>`;

export const page = (title: string, body: string, state = 'active'): string =>
  `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><title>${title}</title>
<meta name="identifier" content="id"/><meta name="workflow_state" content="${state}"/></head><body>${body}</body></html>`;

/** Canvas' table of contents; each item is [identifier, content type, title, identifierref, state]. */
export const moduleMeta = (
  modules: readonly { id: string; title: string; state?: string; items: readonly (readonly string[])[] }[],
): string =>
  `<modules ${CANVAS}>${modules
    .map(
      ({ id, title, state = 'active', items }, index) => `<module identifier="${id}"><title>${title}</title>
  <workflow_state>${state}</workflow_state><position>${index + 1}</position><items>${items
    .map(
      ([item = '', type = '', name = '', ref = '', itemState = 'active', url = ''], at) =>
        `<item identifier="${item}"><content_type>${type}</content_type><workflow_state>${itemState}</workflow_state>
  <title>${name}</title><identifierref>${ref}</identifierref><url>${url}</url><position>${at + 1}</position></item>`,
    )
    .join('')}</items></module>`,
    )
    .join('')}</modules>`;
