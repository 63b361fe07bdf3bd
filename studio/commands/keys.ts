import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { catalogueKeys, type Keyring, publisherKeys } from '../../src/protocol/pack/keyring.ts';
import { publicKeySchema } from '../../src/protocol/pack/signed.ts';
import { delegate, revoke, rotate } from '../store/edit-keyring.ts';
import { makeKeyFile, makeKeys, readKeyring, writeKeyring } from '../store/keys.ts';
import { type Command, toNumber, UsageError } from './command.ts';

type Values = { keys: string; publisher?: string | undefined; name?: string | undefined; key?: string | undefined };

/** Who may publish: makes keys, and signs the keyring that says what they count for. */
export const command: Command = {
  usage: [
    'keys new [--keys DIR]                  a root key, a catalogue key and their keyring',
    'keys show [--keys DIR]                 what the keyring says',
    'keys author FILE                       a key for a publisher; prints its public half',
    'keys delegate --publisher NUMBER --name NAME --key HEX [--keys DIR]',
    'keys revoke --key HEX [--keys DIR]',
    'keys rotate [--keys DIR]               a new catalogue key in the place of the old one',
  ].join('\n'),
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      options: {
        keys: { type: 'string', default: '.caravan/keys' },
        publisher: { type: 'string' },
        name: { type: 'string' },
        key: { type: 'string' },
      },
      allowPositionals: true,
    });
    const [action = '', file] = positionals;
    try {
      for (const line of act(action, file, values)) console.log(line);
      return 0;
    } catch (error) {
      if (error instanceof UsageError || !(error instanceof Error)) throw error;
      console.error(error.message);
      return 1;
    }
  },
};

/** What is to be told. @throws UsageError, or an error that says what is wrong with the keys */
function act(action: string, file: string | undefined, { keys, ...values }: Values): string[] {
  switch (action) {
    case 'new':
      makeKeys(keys);
      return [
        `made keys in ${keys}: the app is built with root.pub, and root.key belongs in a safe`,
        ...describe(keys),
      ];
    case 'show':
      return describe(keys);
    case 'author':
      if (!file) throw new UsageError('the file of the new key');
      return [
        makeKeyFile(file),
        `The line above is the public half: whoever has the root key lets it publish by "keys delegate". ${file} stays secret.`,
      ];
    case 'delegate': {
      const number = toNumber(values.publisher, 'publisher');
      if (number === undefined || !values.name) throw new UsageError('--publisher and --name');
      const publisher = { number, name: values.name, key: publicKey(values.key) };
      return change(keys, (keyring) => delegate(keyring, publisher));
    }
    case 'revoke': {
      const key = publicKey(values.key);
      const { keyring } = readKeyring(keys);
      if (!namesOf(keyring, key)) throw new TypeError('the keyring does not know this key');
      if (catalogueKeys(keyring).join() === key)
        throw new TypeError('this is the only catalogue key: use "keys rotate"');
      return change(keys, (before) => revoke(before, key));
    }
    case 'rotate':
      return rotateIn(keys);
    default:
      throw new UsageError('new, show, author, delegate, revoke or rotate');
  }
}

/** The new key takes the old one's place only once the keyring names it: whatever stops this, one of the two signs. */
function rotateIn(keys: string): string[] {
  const next = join(keys, 'catalogue.key.next');
  if (existsSync(next)) {
    throw new TypeError(
      `${next} is left over from a rotation that was stopped: if "keys show" names it, rename it to catalogue.key`,
    );
  }
  const fresh = makeKeyFile(next);
  try {
    const told = change(keys, (keyring) => rotate(keyring, fresh));
    renameSync(next, join(keys, 'catalogue.key'));
    return told;
  } catch (error) {
    if (!catalogueKeys(readKeyring(keys).keyring).includes(fresh)) rmSync(next);
    throw error;
  }
}

function change(keys: string, edit: (keyring: Keyring) => Keyring): string[] {
  writeKeyring(keys, edit(readKeyring(keys).keyring));
  return [...describe(keys), 'The next build or publishing puts this into the store.'];
}

function describe(keys: string): string[] {
  const { keyring, rootKey } = readKeyring(keys);
  return [
    `keyring ${keyring.counter}, signed by the root key ${rootKey}`,
    ...catalogueKeys(keyring).map((key) => `catalogue   ${key}`),
    ...keyring.publishers.flatMap(({ number, name }) =>
      publisherKeys(keyring, number).map((key) => `publisher   ${key} ${number} ${name}`),
    ),
    ...keyring.revoked.map((key) => `revoked     ${key}`),
  ];
}

const namesOf = ({ catalogue, publishers }: Keyring, key: string): boolean =>
  [catalogue, ...publishers.map((publisher) => publisher.keys)].some((keys) => keys.includes(key));

function publicKey(text: string | undefined): string {
  if (v.is(publicKeySchema, text)) return text;
  throw new UsageError('--key is the public half of a key, 64 digits of hex');
}
