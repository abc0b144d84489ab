import { mount } from 'svelte';
import { createWords } from '#i18n';
import { present } from '#kernel';
import { hi } from '../../src/lib/i18n/messages/hi.ts';
import '../../src/app.css';
import '../../src/layout.css';
import States from './States.svelte';
import { isSection } from './sections.ts';

const asked = location.hash.slice(1);
mount(States, {
	target: present(document.getElementById('page'), 'the page has a place for it'),
	props: { words: createWords('hi', hi), only: isSection(asked) ? asked : null }
});
