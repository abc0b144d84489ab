import * as v from 'valibot';

/** One field of an object, described for a table. */
export interface FieldWords {
	/** Path inside the event, such as "terms.months" or "loans[].outstanding". */
	readonly path: string;
	readonly required: boolean;
	readonly kind: string;
	readonly meaning: string;
}

/** The used parts of a valibot schema. */
interface SchemaNode {
	readonly type: string;
	readonly entries?: Readonly<Record<string, SchemaNode>>;
	readonly item?: SchemaNode;
	readonly options?: readonly (SchemaNode | string)[];
	readonly wrapped?: SchemaNode;
	readonly literal?: string | number;
	readonly value?: SchemaNode;
	readonly pipe?: readonly unknown[];
}

/** Every field of an object schema, followed by its nested fields. */
export function fieldsOf(schema: v.GenericSchema): readonly FieldWords[] {
	return inObject(schema, '');
}

function inObject({ entries = {} }: SchemaNode, path: string): readonly FieldWords[] {
	return Object.entries(entries).flatMap(([name, field]) => {
		const inner = field.wrapped ?? field;
		const at = `${path}${name}`;
		const own: FieldWords = {
			path: at,
			required: field.type !== 'optional',
			kind: kindOf(inner),
			meaning: meaningOf(field)
		};
		return [own, ...nested(inner, at)];
	});
}

/** Nested fields; for a variant those of each option, once. */
function nested(node: SchemaNode, path: string): readonly FieldWords[] {
	if (node.entries !== undefined) return inObject(node, `${path}.`);
	if (node.item !== undefined) return nested(node.item, `${path}[]`);
	if (node.type === 'record' && node.value !== undefined) return nested(node.value, `${path}.…`);
	const inner = (node.options ?? []).flatMap((option) =>
		typeof option === 'string' ? [] : nested(option, path)
	);
	return inner.filter((field, index) => inner.findIndex((other) => other.path === field.path) === index);
}

/** Type in words: "text", "one of `week` · `fortnight`", "list of objects". */
function kindOf(node: SchemaNode): string {
	switch (node.type) {
		case 'string':
			return 'text';
		case 'number':
			return 'whole number';
		case 'boolean':
			return 'true or false';
		case 'literal':
			return code(node.literal ?? '');
		case 'picklist':
			return (node.options ?? [])
				.flatMap((option) => (typeof option === 'string' ? [code(option)] : []))
				.join(' · ');
		case 'array':
			return node.item === undefined ? 'list' : `list of ${plural(kindOf(node.item))}`;
		case 'nullable':
			return node.wrapped === undefined ? 'null' : `${kindOf(node.wrapped)}, or null`;
		case 'union':
		case 'variant':
			return variantKind(node.options ?? []);
		default:
			return 'object';
	}
}

function variantKind(options: readonly (SchemaNode | string)[]): string {
	const kinds = options.map((option) => (typeof option === 'string' ? code(option) : kindOf(option)));
	return [...new Set(kinds)].join(', or ');
}

/** Description of a field: its own, else that of the wrapped schema, else that of the list item. */
function meaningOf(node: SchemaNode): string {
	const own = v.getDescription(node as v.GenericSchema);
	if (own !== undefined) return own;
	const inner = node.wrapped ?? node.item;
	return inner === undefined ? '' : meaningOf(inner);
}

/** Plural such as "texts" or "objects"; names of a variant are unchanged. */
const plural = (kind: string): string => (/^[a-z]/.test(kind) ? `${kind}s` : kind);

const code = (text: string | number): string => `\`${text}\``;
