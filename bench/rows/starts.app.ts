import { buildFolder } from '../../scripts/build.mjs';
import { practiceCodePictures } from '../../tests/support/fingers.ts';
import { hi } from '../../src/lib/i18n/messages/hi.ts';
import type { AppRow } from '../frame.ts';
import { buildMinimalApp, minimalApp } from '../reference/minimal-app.ts';
import { exactly, putBook } from '../put-book.ts';
import { install, startInTurn, type Installed, type Start } from './installed.ts';

/** Each app is installed once; the two of a row are started a fixed number of times at each speed, shared by all rows. */
const apps = {
	minimal: () => {
		buildMinimalApp();
		const play = { steps: ['^Touches'], until: '^Touches: [1-9]', again: true };
		return install({ folder: minimalApp, headers: () => ({}) }, play);
	},
	...appsOf(buildFolder)
} satisfies Record<string, () => Promise<Installed>>;

/** The app of a build, on an empty phone and with a book of ten years. */
export function appsOf(folder: string) {
	return {
		empty: () => install({ folder }, { steps: [exactly(hi['app.shelf-language'])], until: '^/language' }),
		tenYears: () => {
			const parrot = exactly(hi['picture.symbol-parrot']);
			const steps = [parrot, ...practiceCodePictures.map((name) => `^${name}$`)];
			const until = `^${exactly(hi['book.home-start-meeting'])}`;
			return install({ folder }, { steps, until, watched: 8_000 }, (phone) => putBook(phone, 520));
		}
	};
}

type AppName = keyof typeof apps;

const installed = new Map<AppName, Promise<Installed>>();
const started = new Map<string, ReturnType<typeof startInTurn>>();

function installedOnce(name: AppName): Promise<Installed> {
	const app = installed.get(name) ?? apps[name]();
	installed.set(name, app);
	return app;
}

async function startOf(name: AppName, slowdown: number): ReturnType<typeof startInTurn> {
	const key = `${name} ${slowdown}`;
	const [subject, reference] = [await installedOnce(name), await installedOnce('minimal')];
	const start = started.get(key) ?? startInTurn({ subject, reference }, slowdown);
	started.set(key, start);
	return start;
}

const beside = (name: AppName, figure: keyof Start) => async (slowdown: number) => {
	const { subject, reference } = await startOf(name, slowdown);
	return { subject: subject[figure], reference: reference[figure] };
};

export const rows: readonly AppRow[] = [
	{
		name: 'offline start, empty app, first click handled',
		unit: 'ms',
		budget: { normal: 2.3, slow: 2.1 },
		aim: { normal: 1.8, slow: 1.6 },
		measure: beside('empty', 'done')
	},
	{
		name: 'offline start, ten-year book, balances shown',
		unit: 'ms',
		budget: { normal: 4, slow: 4.2 },
		aim: { normal: 3.3, slow: 3.3 },
		measure: beside('tenYears', 'done')
	},
	{
		name: 'first paint, offline',
		unit: 'ms',
		budget: { normal: 1.8, slow: 1.4 },
		aim: { normal: 1.5, slow: 1.3 },
		measure: beside('empty', 'paint')
	},
	{
		name: 'ten-year book, longest task after balances are shown',
		unit: 'ms',
		budget: { normal: 100, slow: 200 },
		aim: { normal: 50, slow: 100 },
		measure: async (slowdown) => ({ subject: (await startOf('tenYears', slowdown)).subject.blocked })
	},
	{
		name: 'heap with a ten-year book, after collection',
		unit: 'KB',
		budget: { normal: 27 },
		aim: { normal: 4 },
		measure: beside('tenYears', 'heap')
	}
];
