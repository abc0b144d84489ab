import type { FileOut } from '#app';

/** How long a download may take to begin before its bytes are let go. */
const keepMilliseconds = 60_000;

/** Chromium begins ten downloads of a page in a second and drops the next ones without a word. */
const apartMilliseconds = 150;

export function createFileOut(): FileOut {
	/** When the next download may begin. */
	let free = Promise.resolve();
	return {
		async hand(name, bytes, mime) {
			const file = new File([bytes.slice()], name, { type: mime });
			const shared = await share(file);
			if (shared !== 'not possible') return shared;
			const turn = free;
			free = turn.then(() => new Promise((resolve) => setTimeout(resolve, apartMilliseconds)));
			await turn;
			download(file);
			return 'downloaded';
		}
	};
}

/** The share sheet takes only some kinds of file, and on some phones says so only when it is asked. */
async function share(file: File): Promise<'shared' | 'cancelled' | 'not possible'> {
	const content = { files: [file] };
	if (!('canShare' in navigator) || !navigator.canShare(content)) return 'not possible';
	try {
		await navigator.share(content);
		return 'shared';
	} catch (cause) {
		// A kind of file that is not shared is a TypeError on some phones.
		if (!(cause instanceof Error)) throw cause;
		return cause.name === 'AbortError' ? 'cancelled' : 'not possible';
	}
}

function download(file: File): void {
	const address = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = address;
	link.download = file.name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(address), keepMilliseconds);
}
