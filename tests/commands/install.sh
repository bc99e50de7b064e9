#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# install.sh BUILD WORK: what `cmake --install` puts in place works from there, with its own
# pack, and an embedding program builds against the installed headers and library.
set -eu
build=$1 work=$2
rm -rf "$work"
cmake --install "$build" --prefix "$work/usr" >/dev/null
cd "$work"
for file in usr/bin/steadyback usr/include/steadyback/steadyback.h \
    usr/share/steadyback/knowledge/pack.xml usr/share/steadyback/rules/clinical/triage/cauda-equina.xml \
    usr/share/steadyback/knowledge/style/handout.xsl usr/share/man/man1/steadyback.1; do
    [ -f "$file" ] || { echo "not installed: $file"; exit 1; }
done
env -u STEADYBACK_PACK usr/bin/steadyback --pack usr/share/steadyback check
# The pack is found beside the program: under any prefix, moved, by a link, staged.
finds() { env -u STEADYBACK_PACK "$@" figure bird-dog | grep -q '^<svg' || { echo "finds no pack: $*"; exit 1; }; }
finds usr/bin/steadyback
cp -r usr moved
mv usr usr.away
finds moved/bin/steadyback
ln -s "$PWD/moved/bin/steadyback" link
finds ./link
rm -rf moved
mv usr.away usr
DESTDIR=$work/stage cmake --install "$build" >/dev/null
finds "$(find "$work/stage" -name steadyback -path '*/bin/*')"
rm -rf "$work/stage"
echo '{"answers": {"age": 40}}' |
    usr/bin/steadyback --pack usr/share/steadyback plan --format html - | grep -q '</html>'
man -l usr/share/man/man1/steadyback.1 2>/dev/null | grep -q interview || grep -q interview usr/share/man/man1/steadyback.1
cat >embed.c <<'X'
#include <stdio.h>
#include <steadyback/steadyback.h>
int main(void)
{
    sb_mistakes *mistakes = sb_mistakes_new();
    sb_failure why = {0};
    sb_pack *pack = NULL;
    int error = sb_pack_open(&pack, &(sb_pack_options){.folder = "usr/share/steadyback"}, mistakes, &why);

    if (error == 0)
        printf("%s\n", sb_pack_id(pack));
    sb_pack_free(pack);
    sb_mistakes_free(mistakes);
    return error != 0;
}
X
library=$(find usr -name 'libsteadyback.so' | head -n 1)
cc ${SANITIZE:-} -Iusr/include embed.c "$library" -Wl,-rpath,"$PWD/$(dirname "$library")" -o embed
[ "$(./embed)" = low-back-pain ]
echo "installed, checked, and embedded"
