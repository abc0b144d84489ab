import type { ComponentProps } from 'svelte';
import type EntryScreen from './EntryScreen.svelte';

/** What all screens of one talk have in common: the writer, whose it is, and the way back. */
export type EntryFrame = Pick<
	ComponentProps<typeof EntryScreen>,
	'writer' | 'title' | 'icon' | 'face' | 'onback' | 'tone'
>;
