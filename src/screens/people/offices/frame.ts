import type { ComponentProps } from 'svelte';
import type EntryScreen from '../../frame/EntryScreen.svelte';

/** What all screens of the offices have in common. */
export type OfficesFrame = Pick<ComponentProps<typeof EntryScreen>, 'writer' | 'title' | 'onback'>;
