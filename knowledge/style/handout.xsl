<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: CC-BY-4.0 -->
<!-- The page that the person takes away (`plan -format html`), made from the result as XML
     (docs/result.xsd). Order and look are decided here; words stand in phrases.xml and are
     fetched with key('word', ID). After a change: `steadyback check`, then look at it, also
     printed and on a phone. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:svg="http://www.w3.org/2000/svg" exclude-result-prefixes="svg">
  <xsl:output method="html"/>
  <xsl:key name="word" match="word" use="@id"/>

  <xsl:variable name="level" select="/result/disposition/@level"/>
  <xsl:variable name="urgent" select="$level = 'emergency-now' or $level = 'same-day'"/>
  <xsl:variable name="see-someone" select="starts-with($level, 'clinician')"/>
  <xsl:variable name="programme" select="/result/programme[@given = 'yes']"/>
  <xsl:variable name="full" select="/result/@full = 'yes'"/>

  <!-- ============ the page ============ -->
  <xsl:template match="/result">
    <html lang="{@language}">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title><xsl:value-of select="disposition/title"/></title>
        <style><xsl:call-template name="look"/></style>
      </head>
      <body class="{$level}">
        <header>
          <p class="about">
            <xsl:value-of select="pack/title"/>
            <xsl:for-each select="said"><xsl:text> · </xsl:text><xsl:value-of select="text"/></xsl:for-each>
          </p>
          <h1><xsl:value-of select="disposition/title"/></h1>
        </header>
        <main>
          <xsl:choose>
            <xsl:when test="$urgent">
              <xsl:apply-templates select="disposition" mode="today"/>
              <xsl:apply-templates select="disposition" mode="means"/>
              <xsl:apply-templates select="safety-net"/>
            </xsl:when>
            <xsl:otherwise><xsl:call-template name="handout"/></xsl:otherwise>
          </xsl:choose>
        </main>
        <footer><xsl:for-each select="pack/said"><p><xsl:value-of select="text"/></p></xsl:for-each></footer>
      </body>
    </html>
  </xsl:template>

  <!-- The order of the page for someone who need not be seen today: two pages, and with full="yes" the rest. -->
  <xsl:template name="handout">
    <xsl:apply-templates select="disposition" mode="today"/>
    <xsl:if test="$see-someone or not($programme)"><xsl:apply-templates select="disposition" mode="means"/></xsl:if>
    <xsl:if test="$see-someone"><xsl:apply-templates select="safety-net"/></xsl:if>
    <xsl:if test="$programme">
      <xsl:apply-templates select="programme" mode="moves"/>
      <xsl:apply-templates select="programme" mode="tick"/>
      <xsl:apply-templates select="programme" mode="weeks"/>
      <xsl:apply-templates select="monitoring" mode="brief"/>
      <xsl:apply-templates select="not-yet"/>
      <xsl:call-template name="feelings"/>
    </xsl:if>
    <xsl:apply-templates select="advice"/>
    <xsl:if test="not($see-someone)"><xsl:apply-templates select="safety-net"/></xsl:if>
    <xsl:if test="$full or not($programme)"><xsl:call-template name="rest"/></xsl:if>
    <xsl:apply-templates select="incomplete | unused"/>
    <xsl:apply-templates select="sources"/>
  </xsl:template>

  <xsl:template name="rest">
    <xsl:if test="$programme">
      <xsl:apply-templates select="programme" mode="how-it-grows"/>
      <xsl:apply-templates select="unlisted"/>
      <xsl:apply-templates select="monitoring" mode="pairs"/>
      <xsl:apply-templates select="monitoring" mode="lights"/>
      <xsl:apply-templates select="flare-plan"/>
      <xsl:apply-templates select="stop-signals"/>
    </xsl:if>
    <xsl:apply-templates select="education"/>
    <xsl:if test="not($see-someone) and $programme"><xsl:apply-templates select="disposition" mode="means"/></xsl:if>
    <xsl:apply-templates select="heard"/>
  </xsl:template>

  <xsl:template name="heading">
    <xsl:param name="words"/>
    <h2><xsl:value-of select="$words"/></h2>
  </xsl:template>

  <!-- ============ today ============ -->
  <xsl:template match="disposition" mode="today">
    <section class="today">
      <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-today')/text"/></xsl:call-template>
      <p class="action"><xsl:value-of select="action"/></p>
      <xsl:variable name="whom" select="../call-first | ../contacts/contact[not(@id = ../../call-first/@id)]"/>
      <xsl:if test="$whom">
        <h3><xsl:value-of select="key('word', 'handout-whom')/text"/></h3>
        <dl class="contacts">
          <xsl:for-each select="$whom">
            <div><dt><xsl:value-of select="name"/></dt><dd><xsl:value-of select="how"/></dd></div>
          </xsl:for-each>
        </dl>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="disposition" mode="means">
    <xsl:if test="reasons/reason">
      <section class="means">
        <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-means')/text"/></xsl:call-template>
        <ul>
          <xsl:for-each select="reasons/reason[$full or $urgent or not($programme) or position() &lt; 4]">
            <li>
              <xsl:value-of select="text"/>
              <xsl:if test="said and ($full or $urgent or not($programme))"><xsl:text> </xsl:text><span class="because"><xsl:value-of select="said/text"/></span></xsl:if>
              <xsl:if test="@branch = 'if-unknown'">
                <xsl:text> </xsl:text><span class="because"><xsl:value-of select="key('word', 'handout-not-sure')/text"/></span>
              </xsl:if>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- ============ what to do: a card for each move ============ -->
  <xsl:template match="programme" mode="moves">
    <section class="moves">
      <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-programme')/text"/></xsl:call-template>
      <p>
        <xsl:for-each select="said[position() &lt; 3]"><xsl:value-of select="concat(text, ' ')"/></xsl:for-each>
        <xsl:for-each select="level-reasons/reason"><xsl:value-of select="concat(text, ' ')"/></xsl:for-each>
        <xsl:value-of select="concat(key('word', 'handout-effort')/text, ' ', key('word', 'handout-too-much')/text)"/>
      </p>
      <xsl:if test="swaps/swap"><ul><xsl:for-each select="swaps/swap"><li><xsl:value-of select="text"/></li></xsl:for-each></ul></xsl:if>
      <xsl:for-each select="empty/slot[$full]"><p><xsl:for-each select="said"><xsl:value-of select="concat(text, ' ')"/></xsl:for-each></p></xsl:for-each>
      <div class="cards"><xsl:apply-templates select="items/item[@habit = 'no']"/></div>
    </section>
    <xsl:if test="items/item[@habit = 'yes']">
      <section class="moves">
        <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-habits')/text"/></xsl:call-template>
        <div class="cards habits"><xsl:apply-templates select="items/item[@habit = 'yes']"/></div>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="item">
    <article id="exercise-{@exercise}">
      <xsl:attribute name="class">
        <xsl:text>card</xsl:text>
        <xsl:if test="@habit = 'yes'"> habit</xsl:if>
        <xsl:if test="figure"> drawn</xsl:if>
      </xsl:attribute>
      <xsl:apply-templates select="figure"/>
      <div class="notes">
        <h3>
          <xsl:if test="@habit = 'no'"><span class="number"><xsl:value-of select="position()"/></span><xsl:text> </xsl:text></xsl:if>
          <xsl:value-of select="name"/>
        </h3>
        <p class="dose">
          <xsl:choose>
            <xsl:when test="@habit = 'yes' and dose/note"><xsl:value-of select="dose/note"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="dose/text"/></xsl:otherwise>
          </xsl:choose>
        </p>
        <xsl:if test="@habit = 'no' and (dose/feel or dose/note)">
          <p class="note">
            <xsl:for-each select="dose/feel | dose/note"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="."/></xsl:for-each>
          </p>
        </xsl:if>
        <p><xsl:value-of select="summary"/></p>
        <xsl:for-each select="because[../@habit = 'no']">
          <p class="why"><strong><xsl:value-of select="key('word', 'handout-why')/text"/>:</strong><xsl:text> </xsl:text><xsl:value-of select="."/></p>
        </xsl:for-each>
        <xsl:choose>
          <xsl:when test="$full"><div class="more"><xsl:call-template name="more"/></div></xsl:when>
          <xsl:otherwise>
            <details class="more"><summary><xsl:value-of select="key('word', 'handout-more')/text"/></summary><xsl:call-template name="more"/></details>
          </xsl:otherwise>
        </xsl:choose>
      </div>
    </article>
  </xsl:template>

  <!-- Each step of a move, what to watch for, and what is easier or harder: on the screen a tap away. -->
  <xsl:template name="more">
    <ol class="steps"><xsl:for-each select="how/step"><li><xsl:value-of select="."/></li></xsl:for-each></ol>
    <p><strong><xsl:value-of select="key('word', 'handout-watch')/text"/>:</strong><xsl:text> </xsl:text><xsl:value-of select="caution"/></p>
    <xsl:for-each select="why/reason[text != current()/because or current()/@habit = 'yes'][position() &lt; 4]"><p><xsl:value-of select="text"/></p></xsl:for-each>
    <xsl:for-each select="regression | progression"><p class="{name()} of-{@exercise}"><xsl:value-of select="said/text"/></p></xsl:for-each>
  </xsl:template>

  <!-- ============ the week to tick ============ -->
  <xsl:template match="programme" mode="tick">
    <xsl:if test="items/item[@habit = 'no']">
      <section class="week">
        <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-week-tick')/text"/></xsl:call-template>
        <p><xsl:value-of select="key('word', 'handout-tick-how')/text"/></p>
        <table>
          <thead>
            <tr>
              <th scope="col"><xsl:value-of select="key('word', 'handout-exercise')/text"/></th>
              <xsl:for-each select="totals/total"><xsl:call-template name="day-head"/></xsl:for-each>
            </tr>
          </thead>
          <tbody>
            <xsl:for-each select="items/item[@habit = 'no']">
              <xsl:variable name="item" select="."/>
              <tr>
                <th scope="row"><xsl:value-of select="concat(position(), ' ')"/><a href="#exercise-{@exercise}"><xsl:value-of select="name"/></a></th>
                <xsl:for-each select="../../totals/total">
                  <td><xsl:call-template name="minutes">
                    <xsl:with-param name="takes" select="$item/days/day[@id = current()/@day]/@takes"/>
                    <xsl:with-param name="box" select="true()"/>
                  </xsl:call-template></td>
                </xsl:for-each>
              </tr>
            </xsl:for-each>
          </tbody>
          <tfoot>
            <tr>
              <th scope="row"><xsl:value-of select="key('word', 'handout-total')/text"/></th>
              <xsl:for-each select="totals/total">
                <td><xsl:call-template name="minutes"><xsl:with-param name="takes" select="@takes"/></xsl:call-template></td>
              </xsl:for-each>
            </tr>
            <tr>
              <th scope="row"><xsl:value-of select="key('word', 'handout-pain-evening')/text"/></th>
              <xsl:for-each select="totals/total"><td><span class="blank">__</span></td></xsl:for-each>
            </tr>
          </tfoot>
        </table>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="day-head">
    <th scope="col" class="day"><xsl:value-of select="key('word', concat('day-', @day))/text"/></th>
  </xsl:template>

  <xsl:template name="minutes">
    <xsl:param name="takes"/>
    <xsl:param name="box" select="false()"/>
    <xsl:choose>
      <xsl:when test="not($takes) or $takes = 0">–</xsl:when>
      <xsl:otherwise><xsl:value-of select="$takes"/><xsl:if test="$box"><xsl:text> </xsl:text><span class="box">☐</span></xsl:if></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ============ the six weeks ============ -->
  <xsl:template match="programme" mode="weeks">
    <section class="weeks">
      <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-weeks')/text"/></xsl:call-template>
      <p><xsl:value-of select="key('word', concat('handout-weeks-how-', @style))/text"/></p>
      <xsl:if test="items/item[@habit = 'no']">
        <table>
          <thead>
            <tr>
              <th scope="col"><xsl:value-of select="key('word', 'handout-col-week')/text"/></th>
              <xsl:for-each select="weeks/week"><th scope="col" class="day"><xsl:value-of select="@id"/></th></xsl:for-each>
            </tr>
          </thead>
          <tbody>
            <xsl:for-each select="items/item[@habit = 'no']">
              <xsl:variable name="item" select="."/>
              <tr>
                <th scope="row"><xsl:value-of select="concat(position(), ' ', name)"/></th>
                <xsl:for-each select="../../weeks/week">
                  <td><xsl:value-of select="items/amount[@exercise = $item/@exercise]/text"/></td>
                </xsl:for-each>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </xsl:if>
      <xsl:if test="next-steps/said">
        <p><xsl:value-of select="key('word', 'handout-next-steps')/text"/><xsl:for-each select="next-steps/said"><xsl:value-of select="concat(' ', text)"/></xsl:for-each></p>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="programme" mode="how-it-grows">
    <section>
      <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-col-week')/text"/></xsl:call-template>
      <ul><xsl:for-each select="weeks/week"><li><strong><xsl:value-of select="said/text"/>:</strong><xsl:text> </xsl:text><xsl:value-of select="text"/></li></xsl:for-each></ul>
    </section>
  </xsl:template>

  <!-- A drawing is taken over as it is. -->
  <xsl:template match="figure"><figure><xsl:copy-of select="svg:svg"/></figure></xsl:template>

  <!-- ============ not yet, and what instead ============ -->
  <xsl:template match="not-yet">
    <xsl:if test="hazard or ../paths/path or ../core">
      <section class="not-yet">
        <xsl:call-template name="heading">
          <xsl:with-param name="words">
            <xsl:choose>
              <xsl:when test="hazard"><xsl:value-of select="key('word', 'handout-not-yet')/text"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="key('word', 'handout-path')/text"/></xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:if test="hazard or ../paths/path"><ul>
          <xsl:for-each select="hazard">
            <li>
              <strong><xsl:value-of select="name"/>.</strong><xsl:value-of select="concat(' ', why, ' ')"/>
              <xsl:choose>
                <xsl:when test="said"><xsl:value-of select="said/text"/></xsl:when>
                <xsl:otherwise><xsl:value-of select="concat(key('word', 'handout-col-instead')/text, ': ', tips/tip[1])"/></xsl:otherwise>
              </xsl:choose>
              <xsl:value-of select="concat(' ', back-when)"/>
              <xsl:if test="figure or instead/exercise/figure">
                <div class="drawings"><xsl:apply-templates select="figure | instead/exercise/figure"/></div>
              </xsl:if>
            </li>
          </xsl:for-each>
          <xsl:for-each select="../paths/path"><li><xsl:value-of select="."/></li></xsl:for-each>
        </ul></xsl:if>
        <xsl:if test="../core"><p><xsl:value-of select="../core"/></p></xsl:if>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="unlisted">
    <xsl:if test="hazard[@state = 'not-yet']">
      <section>
        <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-later')/text"/></xsl:call-template>
        <ul class="columns"><xsl:for-each select="hazard[@state = 'not-yet']"><li><xsl:value-of select="concat(name, '. ', why)"/></li></xsl:for-each></ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- ============ how it feels ============ -->
  <xsl:template match="monitoring" mode="brief">
    <section class="brief">
      <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-lights')/text"/></xsl:call-template>
      <ul class="lamps">
        <xsl:for-each select="lights/light">
          <li class="is-{@id}"><span class="lamp" aria-hidden="true"></span><xsl:text> </xsl:text><strong><xsl:value-of select="name"/>:</strong><xsl:value-of select="concat(' ', brief)"/></li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <xsl:template name="feelings">
    <div class="beside">
      <section>
        <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-soreness')/text"/></xsl:call-template>
        <p><xsl:value-of select="key('word', 'handout-sore-brief')/text"/></p>
        <p><xsl:value-of select="key('word', 'handout-warning-brief')/text"/></p>
      </section>
      <section>
        <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-flare')/text"/></xsl:call-template>
        <p><xsl:value-of select="concat(key('word', 'handout-flare-brief')/text, ' ', key('word', 'handout-flare-bad')/text, ' ', key('word', 'handout-flare-often')/text)"/></p>
      </section>
    </div>
  </xsl:template>

  <xsl:template match="monitoring" mode="pairs">
    <section class="soreness">
      <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-soreness')/text"/></xsl:call-template>
      <table class="pairs">
        <thead>
          <tr>
            <th scope="col"><xsl:value-of select="key('word', 'handout-sore')/text"/></th>
            <th scope="col"><xsl:value-of select="key('word', 'handout-warning')/text"/></th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="soreness-or-warning/pair"><tr><td><xsl:value-of select="soreness"/></td><td><xsl:value-of select="warning"/></td></tr></xsl:for-each>
        </tbody>
      </table>
    </section>
  </xsl:template>

  <xsl:template match="monitoring" mode="lights">
    <section class="lights">
      <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-lights')/text"/></xsl:call-template>
      <div class="row">
        <xsl:for-each select="lights/light">
          <article class="light {@id}">
            <h3><span class="lamp" aria-hidden="true"></span><xsl:text> </xsl:text><xsl:value-of select="name"/></h3>
            <dl>
              <div><dt><xsl:value-of select="key('word', 'handout-col-during')/text"/>:</dt><xsl:text> </xsl:text><dd><xsl:value-of select="during"/></dd></div>
              <div><dt><xsl:value-of select="key('word', 'handout-col-next-day')/text"/>:</dt><xsl:text> </xsl:text><dd><xsl:value-of select="next-day"/></dd></div>
              <div><dt><xsl:value-of select="key('word', 'handout-col-leg')/text"/>:</dt><xsl:text> </xsl:text><dd><xsl:value-of select="leg"/></dd></div>
              <div class="do"><dt><xsl:value-of select="key('word', 'handout-col-do')/text"/>:</dt><xsl:text> </xsl:text><dd><xsl:value-of select="action"/></dd></div>
            </dl>
          </article>
        </xsl:for-each>
      </div>
    </section>
  </xsl:template>

  <xsl:template match="flare-plan">
    <section class="flare">
      <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-flare')/text"/></xsl:call-template>
      <div class="row">
        <xsl:for-each select="flare">
          <article>
            <h3><xsl:value-of select="name"/></h3>
            <p><xsl:value-of select="sign"/></p>
            <ul><xsl:for-each select="do/step"><li><xsl:value-of select="."/></li></xsl:for-each></ul>
          </article>
        </xsl:for-each>
      </div>
    </section>
  </xsl:template>

  <!-- ============ when to get help ============ -->
  <xsl:template match="stop-signals">
    <xsl:if test="signal">
      <section class="stop">
        <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-stop')/text"/></xsl:call-template>
        <ul>
          <xsl:for-each select="signal"><li><xsl:value-of select="text"/><xsl:text> </xsl:text><strong><xsl:value-of select="action"/></strong></li></xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="safety-net">
    <section class="help">
      <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-help')/text"/></xsl:call-template>
      <ul>
        <xsl:for-each select="message"><li><xsl:value-of select="text"/></li></xsl:for-each>
        <xsl:for-each select="../stop-signals/signal[$programme and not($urgent)]">
          <li><xsl:choose>
            <xsl:when test="brief"><xsl:value-of select="brief"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="concat(text, ' ', action)"/></xsl:otherwise>
          </xsl:choose></li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <!-- ============ the end ============ -->
  <xsl:template match="advice">
    <xsl:if test="message">
      <section>
        <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-also')/text"/></xsl:call-template>
        <ul><xsl:for-each select="message[$full or not($programme) or @page = 'yes']"><li><xsl:value-of select="text"/></li></xsl:for-each></ul>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="education">
    <xsl:if test="message">
      <section>
        <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-know')/text"/></xsl:call-template>
        <ul class="columns"><xsl:for-each select="message"><li><xsl:value-of select="text"/></li></xsl:for-each></ul>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="heard">
    <xsl:if test="told">
      <section>
        <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-heard')/text"/></xsl:call-template>
        <ul class="columns told"><xsl:for-each select="told"><li><xsl:value-of select="text"/><xsl:text> </xsl:text></li></xsl:for-each></ul>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="incomplete | unused"><xsl:for-each select="said"><p><xsl:value-of select="text"/></p></xsl:for-each></xsl:template>

  <xsl:template match="sources">
    <xsl:if test="source">
      <section class="sources">
        <xsl:call-template name="heading"><xsl:with-param name="words" select="key('word', 'handout-sources')/text"/></xsl:call-template>
        <ul>
          <xsl:for-each select="source[$full or @page = 'yes']"><li><xsl:value-of select="label"/><span class="reference">: <xsl:value-of select="reference"/></span></li></xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- ============ the look ============ -->
  <xsl:template name="look">
:root { --ink: #1b1f23; --soft: #4a5560; --paper: #ffffff; --tint: #eef4f3; --line: #9aa7ad; --accent: #0b5c57; --alarm: #a01313; --alarm-tint: #fdeeee; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceff1; --soft: #b6c2c9; --paper: #14181b; --tint: #1d2729; --line: #5d6b72; --accent: #7fd3c9; --alarm: #ff9d94; --alarm-tint: #331a1a; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 1rem; max-width: 68rem; background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 "Segoe UI", Roboto, "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; overflow-wrap: break-word; }
h1, h2, h3, p, ul, ol, dl, dd, table, figure { margin: 0; }
h1 { font-size: 2rem; line-height: 1.2; }
h2 { font-size: 1.375rem; line-height: 1.25; margin-bottom: .5rem; color: var(--accent); }
h3 { font-size: 1.125rem; line-height: 1.3; }
p + p, p + ul, p + table, table + p, ul + p { margin-top: .5rem; }
ul, ol { padding-left: 1.25rem; }
li + li { margin-top: .2rem; }
a { color: inherit; text-decoration: underline; text-underline-offset: .15em; }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
section { margin-top: 2rem; }
.about, footer { color: var(--soft); font-size: .9375rem; }
footer { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: .75rem; }
.because { color: var(--soft); }
.today { margin-top: 1rem; padding: 1rem 1.25rem; background: var(--tint); border: 2px solid var(--accent); border-radius: .5rem; }
.today .action { font-size: 1.1875rem; }
.today h3 { margin-top: .75rem; }
.contacts dt { font-weight: 700; }
.stop, .help { padding: 1rem 1.25rem; border: 2px solid var(--alarm); border-radius: .5rem; }
.stop h2, .help h2 { color: var(--alarm); }

table { width: 100%; border-collapse: collapse; }
caption { text-align: left; font-weight: 700; padding-bottom: .25rem; }
th, td { border: 1px solid var(--line); padding: .35rem .4rem; text-align: left; vertical-align: top; font-weight: 400; overflow-wrap: anywhere; }
thead th, tfoot th, tfoot td { font-weight: 700; background: var(--tint); }
.week td, th.day { text-align: center; padding-left: .1rem; padding-right: .1rem; }
.week td, th.day { width: 2.75rem; overflow-wrap: normal; }
.pairs th, .pairs td { width: 50%; }
.pairs tbody th { font-weight: 700; }
.pairs .because { font-weight: 400; }
.pairs figure { margin: 0 0 .35rem; padding: .25rem; border-radius: .35rem; background: #fff; }
.pairs svg { display: block; width: 100%; height: auto; max-height: 7rem; }

.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); gap: 1rem; }
.card { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; break-inside: avoid; }
.card .number { display: inline-block; min-width: 1.6em; padding: 0 .3em; border-radius: 1em; background: var(--accent); color: var(--paper); text-align: center; }
.card .dose { font-size: 1.375rem; line-height: 1.25; font-weight: 700; margin: .15rem 0; }
.card .note { color: var(--soft); margin: 0 0 .25rem; }
.card .note::first-letter, .habit .dose::first-letter { text-transform: uppercase; }
.card figure { margin: 0 0 .5rem; padding: .25rem; border-radius: .35rem; background: #fff; }
.card svg { display: block; width: 100%; height: auto; max-height: 12rem; }
.card p + p { margin-top: .25rem; }
.habit .dose { font-size: 1.0625rem; }
.more { margin-top: .5rem; }
.more summary { cursor: pointer; min-height: 2.75rem; padding: .5rem 0; color: var(--accent); font-weight: 700; }
.drawings { display: flex; flex-wrap: wrap; gap: .5rem; margin: .35rem 0 .75rem; }
.drawings figure { flex: 1 1 9rem; max-width: 16rem; padding: .25rem; border-radius: .35rem; background: #fff; }
.drawings svg { display: block; width: 100%; height: auto; max-height: 7rem; }
.lamps { list-style: none; padding: 0; }
.blank { font-size: 0; }

.row { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr)); gap: 1rem; }
.flare .row { grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); }
.row article { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; break-inside: avoid; }
.row p { margin-bottom: .35rem; }
.light div { margin-top: .35rem; }
.light dt, .light dd { display: inline; }
.light dt { font-weight: 700; }
.light .do { border-top: 1px dashed var(--line); padding-top: .35rem; }
.lamp { -webkit-print-color-adjust: exact; print-color-adjust: exact; display: inline-block; width: 1em; height: 1em; border: 2px solid var(--ink); border-radius: 50%; vertical-align: -.1em; }
.green .lamp, .is-green .lamp { background: #2e8b40; }
.amber .lamp, .is-amber .lamp { background: linear-gradient(to top, #d98e00 50%, transparent 50%); }
.amber-slow .lamp, .is-amber-slow .lamp { background: #d98e00; }
.red .lamp, .is-red .lamp { background: #c62020; border-style: double; border-width: 4px; }
.light.stop { padding: .75rem; border-color: var(--alarm); border-width: 2px; margin: 0; }
.light.stop .lamp, .is-stop .lamp { background: #c62020; border-radius: 0; }

/* What is drawn here stands in the page as a letter too: without this sheet it can still be ticked. */
.week .box { font-size: 0; display: inline-block; width: 1.1rem; height: 1.1rem; margin-left: .15rem; border: 2px solid var(--ink); border-radius: .2rem; vertical-align: middle; }
.weeks td { text-align: center; }
.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); column-gap: 2rem; }
.columns { columns: 20rem 2; column-gap: 2rem; }
.columns li, .sources li { break-inside: avoid; }
.sources { font-size: .875rem; }
.sources ul { columns: 20rem 3; column-gap: 2rem; }

.emergency-now h1, .same-day h1 { color: var(--alarm); font-size: 2.75rem; }
.emergency-now .today, .same-day .today { background: var(--alarm-tint); border: 4px solid var(--alarm); }
.emergency-now .today h2, .same-day .today h2 { color: var(--alarm); }
.emergency-now .today .action, .same-day .today .action { font-size: 1.5rem; line-height: 1.35; }
.emergency-now .contacts, .same-day .contacts { font-size: 1.25rem; }
.emergency-now .contacts dd, .same-day .contacts dd { font-size: 1.5rem; font-weight: 700; }

@media (max-width: 30rem) {
  body { padding: .75rem; font-size: 1rem; }
  h1 { font-size: 1.625rem; }
  .emergency-now h1, .same-day h1 { font-size: 2.125rem; }
  th, td { padding: .3rem .25rem; }
  .week td, th.day { width: 1.9rem; font-size: .75rem; }
  .week th[scope="row"], .weeks th[scope="row"], .weeks td { font-size: .8125rem; }
  .week .box { width: .9rem; height: .9rem; }
  .today, .stop, .help { padding: .75rem; }
}

@page { margin: 6mm 9mm; }
@media print {
  :root { --ink: #000; --soft: #333; --paper: #fff; --tint: #fff; --line: #777; --accent: #000; --alarm: #000; --alarm-tint: #fff; }
  body { max-width: none; padding: 0; font-size: 8.75pt; line-height: 1.15; }
  h1 { font-size: 17pt; }
  h2 { font-size: 11pt; margin-bottom: .3mm; break-after: avoid; }
  h3 { font-size: 10pt; line-height: 1.15; break-after: avoid; }
  a { text-decoration: none; }
  section { margin-top: 1.6mm; }
  p + p, p + ul, p + table, table + p, ul + p { margin-top: .6mm; }
  li + li { margin-top: .3mm; }
  ul, ol { padding-left: 4.5mm; }
  .about, footer { font-size: 8.5pt; }
  .today, .stop, .help { padding: 1mm 3mm; break-inside: avoid; }
  .today { margin-top: 1.5mm; }
  .today .action { font-size: 10pt; }
  tr, li, .card, .row article { break-inside: avoid; }
  thead { display: table-header-group; }
  th, td { padding: .15mm 1.2mm; }
  .week td, .weeks td, th.day { width: 14.5mm; white-space: nowrap; }
  .beside { grid-template-columns: 1fr 1fr; }
  .sources li { display: inline; }
  .sources li + li::before { content: " · "; }
  .week .box { width: 2.9mm; height: 2.9mm; border-width: 1pt; }
  .cards { grid-template-columns: repeat(3, 1fr); gap: 1mm 1.5mm; }
  .card { padding: .6mm 1.5mm; font-size: 8.25pt; line-height: 1.15; }
  .cards .drawn { display: grid; grid-template-columns: 22mm 1fr; column-gap: 1.5mm; align-items: center; }
  .card h3 { font-size: 9pt; }
  .card .dose { font-size: 9.5pt; margin: 0; }
  .week table, .weeks table { font-size: 8pt; line-height: 1.1; }
  .help ul { columns: 2; column-gap: 6mm; font-size: 8.5pt; }
  .not-yet ul, .beside p, .lamps { font-size: 8.5pt; line-height: 1.15; }
  .card .note { font-size: 8.25pt; margin: 0; }
  .card p + p { margin-top: 0; }
  .card .number { background: none; color: #000; border: 1pt solid #000; }
  .card figure { margin: 0; padding: 0; }
  .card svg { max-height: 15mm; }
  .habits { grid-template-columns: repeat(3, 1fr); }
  .habits .drawn { display: block; }
  .habits figure { display: none; }
  .habit .dose { font-size: 8.25pt; font-weight: 400; }
  details.more, .drawings, .card .ask { display: none; }
  .card .more { margin-top: .5mm; }
  .pairs { font-size: 8.25pt; line-height: 1.2; }
  .pairs figure { float: left; width: 15mm; margin: 0 1.5mm 0 0; padding: 0; }
  .pairs svg { max-height: 6.5mm; }
  .pairs th, .pairs td { padding: .3mm 1.2mm; }
  .lights .row { grid-template-columns: 1fr 1fr 1.1fr 1.5fr .9fr; gap: 1.5mm; } /* red says most */
  .flare .row { grid-template-columns: repeat(3, 1fr); gap: 1.5mm; }
  .row article { padding: 1mm 1.5mm; }
  .light.stop { padding: 1mm 1.5mm; }
  .light, .flare article { font-size: 8pt; line-height: 1.15; }
  .light div { margin-top: .5mm; }
  .light .do { padding-top: .7mm; }
  .columns { columns: 3; column-gap: 4mm; font-size: 8pt; line-height: 1.15; }
  .sources { font-size: 7.5pt; line-height: 1.25; }
  .sources ul, .told { columns: 1; padding: 0; }
  .sources .reference { display: none; } /* they stand on the screen and in the book */
  footer { margin-top: 1.5mm; padding-top: .5mm; font-size: 8pt; }
  .emergency-now, .same-day { font-size: 12.5pt; }
  .emergency-now section, .same-day section { margin-top: 7mm; }
  .emergency-now h1, .same-day h1 { font-size: 34pt; }
  .emergency-now h2, .same-day h2 { font-size: 16pt; }
  .emergency-now .today, .same-day .today { padding: 4mm 5mm; }
  .emergency-now .today .action, .same-day .today .action, .emergency-now .contacts dd, .same-day .contacts dd { font-size: 19pt; }
  .emergency-now .contacts, .same-day .contacts { font-size: 14pt; }
}
  </xsl:template>
</xsl:stylesheet>
