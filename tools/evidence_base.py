# SPDX-License-Identifier: Apache-2.0
"""Reads docs/evidence: every id that has an anchor, and where; what is wrong with them."""
import os
import re

ANCHOR = re.compile(r'<a id="([^"]*)"></a>')
RULER = re.compile(r'\|[-| ]+\|$')
ID = re.compile(r'[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*')
NUMBERED = re.compile(r'[A-Z]{2,}(?:-[A-Za-z0-9]+)*-[0-9]+[a-z]?\b')  # such as RF-CES-1
NAMES_IDS = ('id', 'set', '#', 'profile')  # a table that begins with such a column names things
SUPPLEMENTS = ('programme', 'groups')


class Row:
    """An id of the base: as it is written, its anchor, file, line, and the section it stands in."""

    def __init__(self, anchor, written, file, line, section):
        self.anchor, self.written, self.file, self.line, self.section = anchor, written, file, line, section

    @property
    def supplement(self):
        return self.file.split('/')[2] in SUPPLEMENTS

    def link(self, text):
        """From a file of docs/."""
        return f'[{text}]({self.file[len("docs/"):]}#{self.anchor})'


def anchor_of(identity):
    """The anchor of an id of docs/evidence-ids.txt: that of set:r-bone is r-bone."""
    return identity.rpartition(':')[2].lower()


class Base:
    def __init__(self, root):
        self.rows = {}       # anchor -> Row, in the order of the base
        self.sections = {}   # anchor of a section -> (title, file, line)
        self.wrong = []
        folder = os.path.join(root, 'docs/evidence')
        for name in self.files(folder):
            self.read(os.path.join(folder, name), 'docs/evidence/' + name)
        if not self.rows:
            self.wrong.append('docs/evidence: no id was read')

    @staticmethod
    def files(folder):
        """The main part first, then the supplements; without the pages that only explain."""
        for part in ('',) + SUPPLEMENTS:
            at = os.path.join(folder, part)
            for name in sorted(os.listdir(at)) if os.path.isdir(at) else []:
                if name.endswith('.md') and name != 'README.md':
                    yield os.path.join(part, name)

    def read(self, path, shown):
        with open(path, encoding='utf-8') as file:
            lines = file.read().split('\n')
        section, table = '', None
        for number, text in enumerate(lines, 1):
            table = self.table(table, lines, number, shown)
            for found in ANCHOR.finditer(text):
                anchor, rest = found.group(1), text[found.end():]
                if anchor.startswith('section-'):
                    section = anchor
                    self.add(self.sections, anchor, (ANCHOR.sub('', rest), shown, number), shown, number)
                else:
                    row = Row(anchor, self.written(anchor, rest, shown, number), shown, number, section)
                    self.add(self.rows, anchor, row, shown, number)

    def add(self, where, anchor, what, file, line):
        if anchor in where:
            self.wrong.append(f'{file}:{line}: {anchor} stands twice')
        where.setdefault(anchor, what)

    def written(self, anchor, rest, file, line):
        """The id as it stands behind its anchor, or the anchor when the row has no id in words."""
        rest = rest.lstrip('`*')
        text = rest[:len(anchor)].replace(' ', '-')
        ends = not re.match(r'[A-Za-z0-9]', rest[len(anchor):])
        if text.lower() == anchor and ends:
            return text
        other = NUMBERED.match(rest)
        if other:
            self.wrong.append(f'{file}:{line}: {anchor} stands before {other.group()}')
        return anchor

    def table(self, table, lines, number, file):
        """[does the first column name things, its heading, the first row without an anchor]"""
        text = lines[number - 1]
        if not text.startswith('|'):
            return None
        if number < len(lines) and RULER.match(lines[number]):
            heading = text.split('|')[1].strip()
            return [heading in NAMES_IDS, heading, 0]
        if table is None or RULER.match(text):
            return table
        cell = text.split('|')[1].strip()
        anchor = ANCHOR.match(cell)
        if anchor:
            table[0] = True
            named = ID.match(cell[anchor.end():])
            if table[1] == 'id' and (not named or named.group().lower() != anchor.group(1)):
                self.wrong.append(f'{file}:{number}: {anchor.group(1)} stands before {cell[anchor.end():]}')
        else:
            table[2] = table[2] or number
        last = number == len(lines) or not lines[number].startswith('|')
        if last and table[0] and table[2]:
            what = lines[table[2] - 1].split('|')[1].strip()
            self.wrong.append(f'{file}:{table[2]}: "{what}" has no anchor')
        return table
