import type { AppParts } from '../app-parts.ts';

/** The chosen voice of this phone; the trial voice alone where there is none. */
export async function useChosenVoice({
	settings,
	voice,
	voiceStore
}: Pick<AppParts, 'settings' | 'voice' | 'voiceStore'>): Promise<void> {
	const id = settings.read('voice') ?? '';
	const kept = id === '' ? null : await voiceStore.read(id);
	voice.useVoice(kept?.ok === true ? kept.value : null);
}
