import { createUpdates } from '../../src/lib/device/updates.ts';

/** A page that only watches new versions come; tests/journeys/updates.journey.ts serves it as the app's shell. */
const seen: string[] = [];
const patience = 1_000;
const updates = createUpdates(
	{
		onOfflineReady: () => seen.push('offline ready'),
		onUpdateReady: () => seen.push('update ready'),
		onStale: () => seen.push('stale')
	},
	patience
);
Object.assign(window, { seen, accept: updates.accept });
void updates.start();
