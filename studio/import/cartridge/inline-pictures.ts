import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { PackageFiles } from '../../unpack/package-files.ts';

/** Pictures that pages hold in themselves, as files of the package. */
export interface InlinePictures {
  /** The path of the picture in a `data:` address; undefined where it is none that packs take. */
  add: (address: string) => string | undefined;
  /** The files of the package with those pictures among them. */
  files: () => PackageFiles;
}

/** RFC 2397, as pages have it for a picture that was pasted. */
const ADDRESS = /^data:image\/(png|jpeg|gif|webp);base64,([A-Za-z0-9+/=\s]+)$/i;

export function createInlinePictures(files: PackageFiles): InlinePictures {
  const pictures = new Map<string, Uint8Array>();
  return {
    add: (address) => {
      const [, type, base64] = ADDRESS.exec(address.trim()) ?? [];
      if (type === undefined || base64 === undefined) return undefined;
      const bytes = Buffer.from(base64, 'base64');
      const name = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
      const path = `inline-pictures/${name}.${type.toLowerCase()}`;
      pictures.set(path, bytes);
      return path;
    },
    files: () => ({
      ...files,
      paths: [...files.paths, ...pictures.keys()].sort(),
      bytes: (path) => pictures.get(path)?.byteLength ?? files.bytes(path),
      read: async (path, options) => pictures.get(path) ?? files.read(path, options),
      copyTo: async (path, file) => {
        const bytes = pictures.get(path);
        if (bytes) await writeFile(file, bytes, { flag: 'wx' });
        else await files.copyTo(path, file);
      },
    }),
  };
}
