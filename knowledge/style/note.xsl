<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: CC-BY-4.0 -->
<!-- Ten lines for a clinician's record (`plan -format note`), plain text. A line that has
     nothing to say says so: ten lines are always ten lines. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text"/>

  <xsl:template match="/result">
    <xsl:text>Low back pain intake</xsl:text>
    <xsl:if test="@made"><xsl:value-of select="concat(', ', @made)"/></xsl:if>
    <xsl:value-of select="concat('; pack ', pack/@id, ' ', pack/@version, ' (', pack/@status, ', ')"/>
    <xsl:choose>
      <xsl:when test="pack/@signed = 0">signed by nobody</xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(pack/@signed, ' parts signed')"/></xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="concat(', ', substring(pack/@digest, 1, 12), ')')"/>
    <xsl:for-each select="pack/overlays/overlay"><xsl:value-of select="concat(' with ', @id, ' ', @version)"/></xsl:for-each>
    <xsl:if test="pack/@modified">, modified after it was sealed</xsl:if>
    <xsl:text>. A questionnaire; nobody was examined.</xsl:text>
    <xsl:text>&#10;Disposition: </xsl:text>
    <xsl:value-of select="concat(disposition/@level, ', exercise ', disposition/@gate, '. ', disposition/title, '.')"/>
    <xsl:text>&#10;Because: </xsl:text>
    <xsl:call-template name="because"/>
    <xsl:text>&#10;Told us: </xsl:text>
    <xsl:call-template name="join"><xsl:with-param name="all" select="heard/told/text"/><xsl:with-param name="between" select="' '"/></xsl:call-template>
    <xsl:text>&#10;Not answered, taken as not sure: </xsl:text>
    <xsl:call-template name="join"><xsl:with-param name="all" select="incomplete/question/topic"/></xsl:call-template>
    <xsl:if test="unused/said">
      <xsl:text>&#10;Told without being asked: </xsl:text>
      <xsl:call-template name="join"><xsl:with-param name="all" select="unused/said/text"/><xsl:with-param name="between" select="' '"/></xsl:call-template>
    </xsl:if>
    <xsl:text>&#10;Findings: </xsl:text>
    <xsl:call-template name="join"><xsl:with-param name="all" select="findings/finding/text"/></xsl:call-template>
    <xsl:text>&#10;Left at the moment: </xsl:text>
    <xsl:call-template name="join"><xsl:with-param name="all" select="restrictions/restriction[@type = 'forbid'][not(@movement = preceding-sibling::restriction[1][@type = 'forbid']/@movement)]/name"/></xsl:call-template>
    <xsl:text>. Kept small: </xsl:text>
    <xsl:call-template name="join"><xsl:with-param name="all" select="restrictions/restriction[@type = 'limit'][not(@movement = preceding-sibling::restriction[1][@type = 'limit']/@movement)]/name"/></xsl:call-template>
    <xsl:text>&#10;Programme: </xsl:text>
    <xsl:call-template name="programme"/>
    <xsl:text>&#10;Also advised: </xsl:text>
    <xsl:call-template name="join"><xsl:with-param name="all" select="holds/message/text | advice/message/text"/><xsl:with-param name="between" select="' '"/></xsl:call-template>
    <xsl:text>&#10;Rules fired: </xsl:text>
    <xsl:call-template name="rules"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="join">
    <xsl:param name="all"/>
    <xsl:param name="between" select="'; '"/>
    <xsl:if test="not($all)">none</xsl:if>
    <xsl:for-each select="$all">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="$between"/></xsl:if>
      <xsl:value-of select="."/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="because">
    <xsl:if test="not(disposition/reasons/reason)">no rule asks for more care</xsl:if>
    <xsl:for-each select="disposition/reasons/reason">
      <xsl:if test="position() &gt; 1">; </xsl:if>
      <xsl:value-of select="@rule"/>
      <xsl:if test="@branch = 'if-unknown'"> (not sure)</xsl:if>
      <xsl:value-of select="concat(' ', text)"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="programme">
    <xsl:choose>
      <xsl:when test="programme/@given = 'no'">none at the moment</xsl:when>
      <xsl:otherwise>
        <xsl:if test="@starts"><xsl:value-of select="concat('from ', @starts, ', ')"/></xsl:if>
        <xsl:value-of select="concat(programme/@level, ', ', programme/@style, ', ', programme/@minutes-per-day, ' min a day: ')"/>
        <xsl:for-each select="programme/items/item">
          <xsl:if test="position() &gt; 1">; </xsl:if>
          <xsl:value-of select="concat(name, ' ', dose/text)"/>
          <xsl:if test="@habit = 'no' and count(days/day) &lt; 7"><xsl:value-of select="concat(', ', count(days/day), ' days a week')"/></xsl:if>
        </xsl:for-each>
        <xsl:for-each select="programme/swaps/swap">
          <xsl:value-of select="concat('; asked for by the person: ', @exercise, ' to ')"/>
          <xsl:choose><xsl:when test="@other"><xsl:value-of select="@other"/></xsl:when><xsl:otherwise>nothing</xsl:otherwise></xsl:choose>
          <xsl:if test="@state != 'done'"><xsl:value-of select="concat(' (not done: ', @state, ')')"/></xsl:if>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="rules">
    <xsl:if test="not(trace/fired)">none</xsl:if>
    <xsl:for-each select="trace/fired">
      <xsl:if test="position() &gt; 1">, </xsl:if>
      <xsl:value-of select="@rule"/>
      <xsl:if test="@branch = 'if-unknown'"> (not sure)</xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
