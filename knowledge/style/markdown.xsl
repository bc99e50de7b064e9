<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: CC-BY-4.0 -->
<!-- The result as Markdown, for pasting into a record (`plan -format markdown`). The texts
     of the result arrive here with everything escaped that Markdown would take for markup;
     what this stylesheet writes itself is markup. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text"/>
  <xsl:key name="word" match="word" use="@id"/>
  <xsl:variable name="line" select="'&#10;'"/>
  <xsl:variable name="level" select="/result/disposition/@level"/>
  <xsl:variable name="urgent" select="$level = 'emergency-now' or $level = 'same-day'"/>
  <xsl:variable name="see-someone" select="starts-with($level, 'clinician')"/>
  <xsl:variable name="programme" select="/result/programme[@given = 'yes']"/>
  <xsl:variable name="full" select="/result/@full = 'yes'"/>

  <xsl:template match="/result">
    <xsl:value-of select="concat('# ', disposition/title, $line)"/>
    <xsl:for-each select="said"><xsl:value-of select="concat($line, text, $line)"/></xsl:for-each>
    <xsl:apply-templates select="disposition" mode="today"/>
    <xsl:if test="$urgent or $see-someone or not($programme)"><xsl:apply-templates select="disposition" mode="means"/></xsl:if>
    <xsl:if test="$urgent or $see-someone"><xsl:apply-templates select="safety-net"/></xsl:if>
    <xsl:if test="$programme and not($urgent)">
      <xsl:apply-templates select="programme"/>
      <xsl:apply-templates select="monitoring" mode="brief"/>
      <xsl:apply-templates select="not-yet"/>
      <xsl:call-template name="feelings"/>
    </xsl:if>
    <xsl:if test="not($urgent)"><xsl:apply-templates select="advice"/></xsl:if>
    <xsl:if test="not($urgent or $see-someone)"><xsl:apply-templates select="safety-net"/></xsl:if>
    <xsl:if test="$full or not($programme)"><xsl:call-template name="rest"/></xsl:if>
    <xsl:for-each select="incomplete/said | unused/said"><xsl:value-of select="concat($line, text, $line)"/></xsl:for-each>
    <xsl:apply-templates select="sources"/>
    <xsl:for-each select="pack/said"><xsl:value-of select="concat($line, text, $line)"/></xsl:for-each>
  </xsl:template>

  <xsl:template name="rest">
    <xsl:if test="$programme and not($urgent)">
      <xsl:apply-templates select="programme" mode="cards"/>
      <xsl:apply-templates select="unlisted"/>
      <xsl:apply-templates select="monitoring"/>
      <xsl:apply-templates select="flare-plan"/>
      <xsl:apply-templates select="stop-signals"/>
    </xsl:if>
    <xsl:if test="not($urgent)"><xsl:apply-templates select="education"/></xsl:if>
    <xsl:if test="$programme and not($urgent or $see-someone)"><xsl:apply-templates select="disposition" mode="means"/></xsl:if>
    <xsl:apply-templates select="heard"/>
  </xsl:template>

  <xsl:template name="heading">
    <xsl:param name="words"/>
    <xsl:value-of select="concat($line, '## ', $words, $line, $line)"/>
  </xsl:template>

  <xsl:template name="point">
    <xsl:param name="text"/>
    <xsl:value-of select="concat('- ', $text, $line)"/>
  </xsl:template>

  <!-- ============ today ============ -->
  <xsl:template match="disposition" mode="today">
    <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-today')/text"/></xsl:call-template>
    <xsl:value-of select="concat(action, $line)"/>
    <xsl:variable name="whom" select="../call-first | ../contacts/contact[not(@id = ../../call-first/@id)]"/>
    <xsl:if test="$whom"><xsl:value-of select="$line"/></xsl:if>
    <xsl:for-each select="$whom"><xsl:value-of select="concat('- **', name, '**: ', how, $line)"/></xsl:for-each>
  </xsl:template>

  <xsl:template match="disposition" mode="means">
    <xsl:if test="reasons/reason">
      <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-means')/text"/></xsl:call-template>
      <xsl:for-each select="reasons/reason[$full or $urgent or not($programme) or position() &lt; 4]">
        <xsl:value-of select="concat('- ', text)"/>
        <xsl:if test="said and ($full or $urgent or not($programme))"><xsl:value-of select="concat(' ', said/text)"/></xsl:if>
        <xsl:if test="@branch = 'if-unknown'"><xsl:value-of select="concat(' ', key('word', 'handout-not-sure')/text)"/></xsl:if>
        <xsl:value-of select="$line"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- ============ programme ============ -->
  <xsl:template match="programme">
    <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-programme')/text"/></xsl:call-template>
    <xsl:for-each select="said[position() &lt; 3] | level-reasons/reason"><xsl:value-of select="concat(text, ' ')"/></xsl:for-each>
    <xsl:value-of select="concat(key('word', 'handout-effort')/text, ' ', key('word', 'handout-too-much')/text, $line, $line)"/>
    <xsl:for-each select="swaps/swap"><xsl:call-template name="point"><xsl:with-param name="text" select="text"/></xsl:call-template></xsl:for-each>
    <xsl:if test="swaps/swap"><xsl:value-of select="$line"/></xsl:if>
    <xsl:for-each select="items/item[@habit = 'no']">
      <xsl:value-of select="concat(position(), '. **', name, '**: ', dose/text)"/>
      <xsl:for-each select="dose/feel | dose/note"><xsl:value-of select="concat('; ', .)"/></xsl:for-each>
      <xsl:value-of select="concat('. ', summary)"/>
      <xsl:for-each select="because"><xsl:value-of select="concat(' *', key('word', 'handout-why')/text, '*: ', .)"/></xsl:for-each>
      <xsl:value-of select="$line"/>
    </xsl:for-each>
    <xsl:if test="items/item[@habit = 'yes']">
      <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-habits')/text"/></xsl:call-template>
      <xsl:for-each select="items/item[@habit = 'yes']">
        <xsl:value-of select="concat('- **', name, '**: ')"/>
        <xsl:choose>
          <xsl:when test="dose/note"><xsl:value-of select="dose/note"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="dose/text"/></xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="concat('. ', summary, $line)"/>
      </xsl:for-each>
    </xsl:if>
    <xsl:if test="items/item[@habit = 'no']">
      <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-week-table')/text"/></xsl:call-template>
      <xsl:call-template name="week"/>
    </xsl:if>
    <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-weeks')/text"/></xsl:call-template>
    <xsl:value-of select="concat(key('word', concat('handout-weeks-how-', @style))/text, $line)"/>
    <xsl:if test="items/item[@habit = 'no']"><xsl:call-template name="weeks"/></xsl:if>
    <xsl:if test="next-steps/said"><xsl:value-of select="concat($line, key('word', 'handout-next-steps')/text, $line, $line)"/></xsl:if>
    <xsl:for-each select="next-steps/said"><xsl:call-template name="point"><xsl:with-param name="text" select="text"/></xsl:call-template></xsl:for-each>
  </xsl:template>

  <xsl:template name="weeks">
    <xsl:value-of select="concat($line, '| ', key('word', 'handout-col-week')/text, ' |')"/>
    <xsl:for-each select="weeks/week"><xsl:value-of select="concat(' ', @id, ' |')"/></xsl:for-each>
    <xsl:value-of select="concat($line, '|---|')"/>
    <xsl:for-each select="weeks/week">---|</xsl:for-each>
    <xsl:value-of select="$line"/>
    <xsl:for-each select="items/item[@habit = 'no']">
      <xsl:variable name="item" select="."/>
      <xsl:value-of select="concat('| ', name, ' |')"/>
      <xsl:for-each select="../../weeks/week"><xsl:value-of select="concat(' ', items/amount[@exercise = $item/@exercise]/text, ' |')"/></xsl:for-each>
      <xsl:value-of select="$line"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="programme" mode="cards">
    <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-cards')/text"/></xsl:call-template>
    <xsl:for-each select="empty/slot"><xsl:for-each select="said"><xsl:value-of select="concat(text, ' ')"/></xsl:for-each><xsl:value-of select="$line"/></xsl:for-each>
    <xsl:apply-templates select="items/item"/>
    <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-col-week')/text"/></xsl:call-template>
    <xsl:for-each select="weeks/week"><xsl:value-of select="concat('- **', said/text, '**: ', text, $line)"/></xsl:for-each>
  </xsl:template>

  <xsl:template name="week">
    <xsl:value-of select="concat($line, '| ', key('word', 'handout-exercise')/text, ' |')"/>
    <xsl:for-each select="totals/total"><xsl:value-of select="concat(' ', key('word', concat('day-', @day))/text, ' |')"/></xsl:for-each>
    <xsl:value-of select="concat($line, '|---|---|---|---|---|---|---|---|', $line)"/>
    <xsl:for-each select="items/item[@habit = 'no']">
      <xsl:variable name="item" select="."/>
      <xsl:value-of select="concat('| ', name, ' |')"/>
      <xsl:for-each select="../../totals/total">
        <xsl:call-template name="minutes"><xsl:with-param name="takes" select="$item/days/day[@id = current()/@day]/@takes"/></xsl:call-template>
      </xsl:for-each>
      <xsl:value-of select="$line"/>
    </xsl:for-each>
    <xsl:value-of select="concat('| ', key('word', 'handout-total')/text, ' |')"/>
    <xsl:for-each select="totals/total">
      <xsl:call-template name="minutes"><xsl:with-param name="takes" select="@takes"/></xsl:call-template>
    </xsl:for-each>
    <xsl:value-of select="$line"/>
  </xsl:template>

  <xsl:template name="minutes">
    <xsl:param name="takes"/>
    <xsl:choose>
      <xsl:when test="not($takes) or $takes = 0"> – |</xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(' ', $takes, ' |')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="item">
    <xsl:value-of select="concat($line, '### ', position(), '. ', name, ': ', dose/text, $line, $line)"/>
    <xsl:for-each select="how/step"><xsl:value-of select="concat(position(), '. ', ., $line)"/></xsl:for-each>
    <xsl:if test="why/reason">
      <xsl:value-of select="concat($line, '**', key('word', 'handout-why')/text, '**:')"/>
      <xsl:for-each select="why/reason[position() &lt;= 3]"><xsl:value-of select="concat(' ', text)"/></xsl:for-each>
      <xsl:value-of select="$line"/>
    </xsl:if>
    <xsl:value-of select="concat($line, '**', key('word', 'handout-watch')/text, '**: ', caution, $line)"/>
    <xsl:if test="regression or progression"><xsl:value-of select="$line"/></xsl:if>
    <xsl:for-each select="regression"><xsl:call-template name="point"><xsl:with-param name="text" select="said/text"/></xsl:call-template></xsl:for-each>
    <xsl:for-each select="progression"><xsl:call-template name="point"><xsl:with-param name="text" select="said/text"/></xsl:call-template></xsl:for-each>
  </xsl:template>

  <!-- ============ around it ============ -->
  <xsl:template match="not-yet">
    <xsl:if test="hazard or ../paths/path or ../core">
      <xsl:call-template name="heading">
        <xsl:with-param name="words">
          <xsl:choose>
            <xsl:when test="hazard"><xsl:value-of select="key('word', 'handout-not-yet')/text"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="key('word', 'handout-path')/text"/></xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:for-each select="hazard">
        <xsl:value-of select="concat('- **', name, '**. ', why, ' ')"/>
        <xsl:choose>
          <xsl:when test="said"><xsl:value-of select="said/text"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="concat(key('word', 'handout-col-instead')/text, ': ', tips/tip[1])"/></xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="concat(' ', back-when, $line)"/>
      </xsl:for-each>
      <xsl:for-each select="../paths/path"><xsl:call-template name="point"><xsl:with-param name="text" select="."/></xsl:call-template></xsl:for-each>
      <xsl:if test="../core"><xsl:value-of select="concat($line, ../core, $line)"/></xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template match="unlisted">
    <xsl:if test="hazard[@state = 'not-yet']">
      <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-later')/text"/></xsl:call-template>
      <xsl:for-each select="hazard[@state = 'not-yet']"><xsl:value-of select="concat('- **', name, '**. ', why, $line)"/></xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="monitoring" mode="brief">
    <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-lights')/text"/></xsl:call-template>
    <xsl:for-each select="lights/light"><xsl:value-of select="concat('- **', name, '**: ', brief, $line)"/></xsl:for-each>
  </xsl:template>

  <xsl:template name="feelings">
    <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-soreness')/text"/></xsl:call-template>
    <xsl:call-template name="point"><xsl:with-param name="text" select="key('word', 'handout-sore-brief')/text"/></xsl:call-template>
    <xsl:call-template name="point"><xsl:with-param name="text" select="key('word', 'handout-warning-brief')/text"/></xsl:call-template>
    <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-flare')/text"/></xsl:call-template>
    <xsl:value-of select="concat(key('word', 'handout-flare-brief')/text, ' ', key('word', 'handout-flare-bad')/text, ' ', key('word', 'handout-flare-often')/text, $line)"/>
  </xsl:template>

  <xsl:template match="monitoring">
    <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-soreness')/text"/></xsl:call-template>
    <xsl:value-of select="concat('| ', key('word', 'handout-sore')/text, ' | ', key('word', 'handout-warning')/text, ' |', $line, '|---|---|', $line)"/>
    <xsl:for-each select="soreness-or-warning/pair"><xsl:value-of select="concat('| ', soreness, ' | ', warning, ' |', $line)"/></xsl:for-each>
    <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-lights')/text"/></xsl:call-template>
    <xsl:for-each select="lights/light">
      <xsl:value-of select="concat('- **', name, '**: ', action, $line)"/>
      <xsl:value-of select="concat('  - ', key('word', 'handout-col-during')/text, ': ', during, $line)"/>
      <xsl:value-of select="concat('  - ', key('word', 'handout-col-next-day')/text, ': ', next-day, $line)"/>
      <xsl:value-of select="concat('  - ', key('word', 'handout-col-leg')/text, ': ', leg, $line)"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="flare-plan">
    <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-flare')/text"/></xsl:call-template>
    <xsl:for-each select="flare">
      <xsl:value-of select="concat('- **', name, '**: ', sign, $line)"/>
      <xsl:for-each select="do/step"><xsl:value-of select="concat('  - ', ., $line)"/></xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="stop-signals">
    <xsl:if test="signal">
      <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-stop')/text"/></xsl:call-template>
      <xsl:for-each select="signal"><xsl:value-of select="concat('- ', text, ' **', action, '**', $line)"/></xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="safety-net | advice | education">
    <xsl:if test="message">
      <xsl:call-template name="heading">
        <xsl:with-param name="words">
          <xsl:choose>
            <xsl:when test="self::safety-net"><xsl:value-of select="key('word', 'handout-help')/text"/></xsl:when>
            <xsl:when test="self::advice"><xsl:value-of select="key('word', 'handout-also')/text"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="key('word', 'handout-know')/text"/></xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:for-each select="message[not(parent::advice) or $full or not($programme) or @page = 'yes']"><xsl:call-template name="point"><xsl:with-param name="text" select="text"/></xsl:call-template></xsl:for-each>
      <xsl:for-each select="self::safety-net/../stop-signals/signal[$programme and not($urgent)]">
        <xsl:choose>
          <xsl:when test="brief"><xsl:call-template name="point"><xsl:with-param name="text" select="brief"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:call-template name="point"><xsl:with-param name="text" select="concat(text, ' ', action)"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="heard">
    <xsl:if test="told"><xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-heard')/text"/></xsl:call-template></xsl:if>
    <xsl:for-each select="told"><xsl:call-template name="point"><xsl:with-param name="text" select="text"/></xsl:call-template></xsl:for-each>
  </xsl:template>

  <xsl:template match="sources">
    <xsl:if test="source and not($urgent)">
      <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-sources')/text"/></xsl:call-template>
      <xsl:for-each select="source[$full or @page = 'yes']"><xsl:value-of select="concat('- ', label, ': ', reference, $line)"/></xsl:for-each>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
