import { type ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { readDots, writeDots } from './dots.ts';
import { compareValues, readValue, type Value, writeValue } from './value.ts';

/** Something said: a forum post, a webinar's question, a piece of evidence. Its minute since 2020 is what the phone claims. */
export interface Post {
  readonly minute: number;
  readonly value: Value;
}

/** All that was said in one place: it only grows. `REPLICA.n` is the n-th post of a replica there [POST1]. */
export type Posts = ReadonlyMap<PostId, Post>;
export type PostId = `${string}.${number}`;

export function joinPosts(a: Posts, b: Posts): Posts {
  const joined = new Map(a);
  for (const [id, post] of b) {
    const mine = joined.get(id);
    joined.set(id, mine && comparePosts(mine, post) >= 0 ? mine : post);
  }
  return joined;
}

/** The posts of `b` that `a` lacks; undefined where there is none. */
export function deltaPosts(b: Posts, a: Posts): Posts | undefined {
  const rest = new Map(
    [...b].filter(([id, post]) => {
      const known = a.get(id);
      return !known || comparePosts(post, known) > 0;
    }),
  );
  return rest.size > 0 ? rest : undefined;
}

/** Two posts of one name are only made by faulty or cloned writers: the larger stands, everywhere the same. */
const comparePosts = (a: Post, b: Post): number => compareValues(a.value, b.value) || a.minute - b.minute;

export function writePosts(w: ByteWriter, posts: Posts): void {
  writeDots(w, [...posts], ({ minute, value }) => {
    w.varint(minute);
    writeValue(w, value);
  });
}

export function readPosts(r: ByteReader): Posts {
  const posts = new Map(readDots(r, (): Post => ({ minute: r.varint(), value: readValue(r) })));
  if (posts.size === 0) throw new MalformedError('says no post');
  return posts;
}
