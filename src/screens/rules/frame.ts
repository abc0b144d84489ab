import type { ComponentProps } from 'svelte';
import type EntryScreen from '../frame/EntryScreen.svelte';

/** What all screens of one rule have in common. */
export type RulesFrame = Pick<ComponentProps<typeof EntryScreen>, 'writer' | 'title' | 'icon' | 'onback'>;
