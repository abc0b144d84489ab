import type { Installing } from '#app';

/** Chromium's install event, which TypeScript's DOM types lack. */
interface InstallEvent extends Event {
	readonly prompt: () => Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

const isInstallEvent = (event: Event): event is InstallEvent => 'prompt' in event;

/** Keeps the browser's own offer until a woman is asked at a quiet moment; other browsers install by their menu. */
export function createInstalling(from: Window = window): Installing {
	let offered: InstallEvent | null = null;
	let heard: () => void = () => undefined;
	from.addEventListener('beforeinstallprompt', (event) => {
		if (!isInstallEvent(event)) return;
		// Without this some phones show a bar of their own, over what is touched.
		event.preventDefault();
		offered = event;
		heard();
	});
	from.addEventListener('appinstalled', () => {
		offered = null;
		heard();
	});
	return {
		way: () => {
			if (from.matchMedia('(display-mode: standalone)').matches) return 'installed';
			if (offered !== null) return 'ask';
			return 'onbeforeinstallprompt' in from ? 'not-yet' : 'by-hand';
		},
		ask: async () => {
			const event = offered;
			// The browser asks once with one event.
			offered = null;
			if (event === null) return false;
			const { outcome } = await event.prompt();
			return outcome === 'accepted';
		},
		follow: (listener) => {
			heard = listener;
		}
	};
}
