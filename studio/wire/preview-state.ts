import * as v from 'valibot';
import { RUNGS } from '../../src/protocol/pack/module-manifest.ts';
import { findingSchema } from '../report/report-schema.ts';

/** Where the frame of a preview is served, on the origin of the app: its service worker leaves what is below `/api/` alone. */
export const PREVIEW_PATH = '/api/studio-preview/';

/** What is told of a preview, whole, after every change. */
export const previewStateSchema = v.object({
  /** New with every start: storage of the origin that another one left is not to be believed. */
  session: v.string(),
  /** Hex of the root key that the catalogue of the preview hangs on. */
  rootKey: v.string(),
  isBuilding: v.boolean(),
  /** What the last build found, good or not. */
  findings: v.array(findingSchema),
  /** The last good build; undefined before the first. */
  course: v.exactOptional(
    v.object({
      number: v.number(),
      version: v.number(),
      title: v.record(v.string(), v.string()),
      source: v.string(),
      languages: v.array(v.string()),
    }),
  ),
});
export type PreviewState = v.InferOutput<typeof previewStateSchema>;

/** What the frame is asked to show first: part of its address. */
export const previewLookSchema = v.object({
  lang: v.exactOptional(v.string()),
  rung: v.exactOptional(v.picklist(RUNGS)),
  theme: v.exactOptional(v.picklist(['light', 'dark'])),
});
export type PreviewLook = v.InferOutput<typeof previewLookSchema>;
