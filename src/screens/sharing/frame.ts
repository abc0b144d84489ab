import type { ComponentProps } from 'svelte';
import type EntryScreen from '../frame/EntryScreen.svelte';

/** What all screens of sharing the profit have in common. */
export type ProfitFrame = Pick<ComponentProps<typeof EntryScreen>, 'writer' | 'title' | 'icon' | 'onback'>;
