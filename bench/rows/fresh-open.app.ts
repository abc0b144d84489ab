import { join } from 'node:path';
import { root } from '../../scripts/root.mjs';
import { openPhone } from '../../tests/support/browser.ts';
import { median, type AppRow } from '../frame.ts';
import { newProfile } from '../profile.ts';
import type { FreshOpenWindow } from './fresh-open.browser.ts';

const starts = 11;

export const rows: readonly AppRow[] = [
	{
		name: 'open a group: all balances, fresh browser',
		unit: 'ms',
		budget: { normal: 2.2, slow: 6 },
		aim: { normal: 1.4, slow: 1.6 },
		measure: async (slowdown) => {
			const { profile, port } = await (prepared ??= prepare());
			const once = (which: 'subject' | 'reference') => openOnce(profile, port, slowdown, which);
			const [subject, reference]: [number[], number[]] = [[], []];
			for (let start = 0; start < starts; start += 1) {
				reference.push(await once('reference'));
				subject.push(await once('subject'));
			}
			return { subject: median(subject), reference: median(reference) };
		}
	}
];

/** The page of the other rows, which run.ts has built by now. */
const folder = join(root, 'node_modules/.cache/bench');

let prepared: ReturnType<typeof prepare> | undefined;

async function prepare() {
	const profile = newProfile();
	const phone = await openPhone({ folder, headers: () => ({}), profile });
	await phone.page.goto(`${phone.origin}/`);
	await phone.page.evaluate(() => (window as unknown as FreshOpenWindow).freshOpen.prepare());
	await phone.close();
	return { profile, port: Number(new URL(phone.origin).port) };
}

async function openOnce(profile: string, port: number, rate: number, which: 'subject' | 'reference') {
	const phone = await openPhone({ folder, headers: () => ({}), profile, port });
	await phone.page.goto(`${phone.origin}/`);
	const session = await phone.page.context().newCDPSession(phone.page);
	await session.send('Emulation.setCPUThrottlingRate', { rate });
	const time = await phone.page.evaluate(
		(one) => (window as unknown as FreshOpenWindow).freshOpen[one](),
		which
	);
	await phone.close();
	return time;
}
