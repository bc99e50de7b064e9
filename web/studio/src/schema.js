// SPDX-License-Identifier: Apache-2.0
// The schema of packs, read for forms: what may stand in an element, and what it means.
import { attribute, child, children, elements, parse, textOf, value } from './xml.js';

const SIMPLE = { 'xs:string': {}, 'xs:token': {}, 'xs:language': {}, 'xs:date': { pattern: '[0-9]{4}-[0-9]{2}-[0-9]{2}' },
  'xs:decimal': { number: true }, 'xs:integer': { number: true }, 'xs:nonNegativeInteger': { number: true, least: 0 },
  'xs:positiveInteger': { number: true, least: 1 } };

export function readSchema(text) {
  const root = parse(text);
  const named = (kind) => new Map(children(root, kind).map((one) => [value(one, 'name'), one]));
  const types = new Map([...named('xs:simpleType'), ...named('xs:complexType')]);
  const groups = named('xs:group');
  const attributeGroups = named('xs:attributeGroup');

  const about = (element) => {
    const note = child(element, 'xs:annotation');
    const documentation = note && child(note, 'xs:documentation');

    return documentation ? textOf(text, documentation) : '';
  };

  function simple(node) {
    const restriction = child(node, 'xs:restriction');
    const list = child(node, 'xs:list') ?? (restriction && child(restriction, 'xs:simpleType') &&
      child(child(restriction, 'xs:simpleType'), 'xs:list'));

    if (list) {
      const item = child(list, 'xs:simpleType');

      return { ...(item ? simple(item) : typeNamed(value(list, 'itemType'))), list: true };
    }
    if (!restriction) return {};
    const own = {};
    const choices = children(restriction, 'xs:enumeration').map((one) => value(one, 'value'));

    if (choices.length) own.choices = choices;
    for (const [facet, key] of [['xs:minInclusive', 'least'], ['xs:maxInclusive', 'most'], ['xs:maxLength', 'length'], ['xs:pattern', 'pattern']]) {
      const one = child(restriction, facet);

      if (one) own[key] = key === 'pattern' ? value(one, 'value') : Number(value(one, 'value'));
    }
    return { ...typeNamed(value(restriction, 'base')), ...own };
  }

  function typeNamed(name) {
    if (!name) return {};
    if (name in SIMPLE) return SIMPLE[name];
    const node = types.get(name);

    return { ...(node?.name === 'xs:simpleType' ? simple(node) : {}), name };
  }

  function attributesOf(node) {
    return elements(node).flatMap((one) => {
      if (one.name === 'xs:attributeGroup') return attributesOf(attributeGroups.get(value(one, 'ref')));
      if (one.name !== 'xs:attribute') return [];
      const inner = child(one, 'xs:simpleType');

      return [{ name: value(one, 'name'), about: about(one), needed: value(one, 'use') === 'required',
        usual: value(one, 'default'), type: inner ? simple(inner) : typeNamed(value(one, 'type')) }];
    });
  }

  // What may stand inside, in the order in which it may.
  function parts(node, most = 1) {
    return elements(node).flatMap((one) => {
      const many = (value(one, 'maxOccurs') ?? '1') === '1' ? most : Infinity;
      const isOptional = value(one, 'minOccurs') === '0' || node.name === 'xs:choice';

      if (one.name === 'xs:element') return [{ declaration: one, name: value(one, 'name'), many, needed: !isOptional,
        isChoice: node.name === 'xs:choice' }];
      if (one.name === 'xs:group') return parts(groups.get(value(one, 'ref')), many).map((part) => ({ ...part, isChoice: true }));
      if (['xs:sequence', 'xs:choice'].includes(one.name)) return parts(one, many).map((part) => ({ ...part, needed: part.needed && !isOptional }));
      return [];
    });
  }

  const known = new Map();

  /** {name, about, attributes, parts, text}: `text` is the type of what is written inside. */
  function describe(declaration) {
    if (known.has(declaration)) return known.get(declaration);
    const typeName = value(declaration, 'type');
    const complex = child(declaration, 'xs:complexType') ?? types.get(typeName);
    const said = { name: value(declaration, 'name'), about: about(declaration), attributes: [], parts: [], text: null };

    known.set(declaration, said);
    if (complex?.name !== 'xs:complexType') {
      const inner = child(declaration, 'xs:simpleType');

      if (typeName || inner) said.text = inner ? simple(inner) : typeNamed(typeName);
      return said;
    }
    const content = child(complex, 'xs:simpleContent');
    const extension = content && child(content, 'xs:extension');

    said.type = typeName;
    said.attributes = attributesOf(extension ?? complex);
    if (extension) said.text = typeNamed(value(extension, 'base'));
    else {
      said.parts = parts(complex);
      // In a group that may come again the order is free.
      said.isFree = said.parts.length > 0 && said.parts.every((part) => part.isChoice);
    }
    return said;
  }

  const roots = new Map(children(root, 'xs:element').map((one) => [value(one, 'name'), one]));

  /** What the schema says of an element of a file; null when it does not know it. */
  function of(element) {
    if (!element.parent) return roots.has(element.name) ? describe(roots.get(element.name)) : null;
    const part = of(element.parent)?.parts.find((one) => one.name === element.name);

    return part ? describe(part.declaration) : null;
  }

  return { of, describe };
}

/** What a new element holds at least, as markup; `pick` gives the first value of an attribute. */
export function least(schema, said, pick = () => '') {
  const needed = said.attributes.filter((one) => one.needed)
    .map((one) => ` ${one.name}="${one.usual ?? one.type.choices?.[0] ?? pick(said.name, one)}"`).join('');
  const inside = said.parts.filter((part) => part.needed).map((part) => least(schema, schema.describe(part.declaration), pick));

  if (!inside.length) return said.text ? `<${said.name}${needed}></${said.name}>` : `<${said.name}${needed}/>`;
  return `<${said.name}${needed}>\n${inside.map((one) => one.replace(/^/gm, '  ')).join('\n')}\n</${said.name}>`;
}

/** The element before which one of this name has to stand; null: last. */
export function placeFor(said, parent, name) {
  if (said.isFree) return null;
  const order = said.parts.map((part) => part.name);
  const own = order.indexOf(name);

  return elements(parent).find((one) => order.indexOf(one.name) > own) ?? null;
}

export const hasAttribute = (element, name) => attribute(element, name) !== undefined;
