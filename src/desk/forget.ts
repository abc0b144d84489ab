import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenDesk } from './desk-keys.ts';
import { areFactsOurs, copyFacts, openFacts, removeFacts, sealFacts, writeWhole } from './facts-store.ts';
import { readNames, writeNames } from './names.ts';
import { tableNames } from './tables.ts';

/** Boxes of groups that left, which are never pulled again. @param folder of a desk */
export async function forgottenBoxes(folder: string): Promise<ReadonlySet<string>> {
	const list = await readFile(join(folder, 'forgotten'), 'utf8').catch(() => '');
	return new Set(list.split('\n').filter((line) => line !== ''));
}

/**
 * Deletes a group that leaves from mirror, facts and names. It is listed first, so that a concurrent pull restores nothing, and the command
 * can be repeated after a crash.
 *
 * @param box 32 hex digits
 * @returns true if it had any data; 'NamesChanged' if the list of names was altered
 */
export async function forgetBox(
	folder: string,
	desk: OpenDesk,
	box: string
): Promise<boolean | 'NamesChanged'> {
	const names = await readNames(folder, desk);
	if (names === null) return 'NamesChanged';
	const forgotten = await forgottenBoxes(folder);
	await writeWhole(join(folder, 'forgotten'), `${[...new Set([...forgotten, box])].join('\n')}\n`);
	const own = join(folder, 'mirror', 'boxes', box.slice(0, 2), box);
	const wasThere = await rm(own, { recursive: true }).then(
		() => true,
		() => false
	);
	await writeNames(folder, desk, new Map([...names].filter(([other]) => other !== box)));
	const ours = await areFactsOurs(folder, desk);
	if (ours === false) await removeFacts(folder);
	if (ours !== true) return wasThere;
	const store = await openFacts(folder);
	const rows = await store.all('select gid from boxes where box = $box and gid is not null', { box });
	for (const { gid } of rows)
		for (const name of tableNames) await store.run(`delete from ${name} where gid = '${String(gid)}'`);
	// A box with the same book is read again too.
	await store.run(`delete from boxes where box = '${box}' or refused like '%${box}%'`);
	await store.close();
	await copyFacts(folder);
	await sealFacts(folder, desk);
	return wasThere || rows.length > 0;
}
