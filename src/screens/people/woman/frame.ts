import type { ComponentProps } from 'svelte';
import type EntryScreen from '../../frame/EntryScreen.svelte';

/** What all screens of one woman have in common. */
export type WomanFrame = Pick<ComponentProps<typeof EntryScreen>, 'writer' | 'title' | 'face' | 'onback'>;
