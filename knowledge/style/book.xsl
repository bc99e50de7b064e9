<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: CC-BY-4.0 -->
<!-- The book of a pack (`steadyback book`): the pack as one document that a clinician reads,
     prints and signs. Made from all files of the pack under one element:

       <book digest date> <file path>…</file>… <uses kind id by of/>… <tests rule case how/>… </book>

     uses: what stands on what, looked up by the program. tests: which worked case tests which
     rule. Anchors stay as they are (rule-RF-CES-1, exercise-bridge): others point to them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:svg="http://www.w3.org/2000/svg" exclude-result-prefixes="svg">
  <xsl:output method="html"/>
  <xsl:strip-space elements="*"/>

  <xsl:key name="question" match="question" use="@id"/>
  <xsl:key name="option" match="question/option" use="concat(../@id, ' ', @id)"/>
  <xsl:key name="finding" match="derive/finding" use="@id"/>
  <xsl:key name="score" match="derive/score" use="@id"/>
  <xsl:key name="movement" match="movements/movement" use="@id"/>
  <xsl:key name="set" match="restriction-sets/set" use="@id"/>
  <xsl:key name="exercise" match="file/exercise" use="@id"/>
  <xsl:key name="hazard" match="hazard" use="@id"/>
  <xsl:key name="message" match="message" use="@id"/>
  <xsl:key name="contact" match="contact" use="@id"/>
  <xsl:key name="small-word" match="vocabulary/*" use="concat(local-name(), ' ', @id)"/>
  <xsl:key name="source" match="sources/source" use="@key"/>
  <xsl:key name="uses" match="uses" use="concat(@kind, ' ', @id)"/>
  <xsl:key name="tests" match="tests" use="@rule"/>

  <xsl:variable name="pack" select="/book/file/pack"/>
  <xsl:variable name="files" select="/book/file"/>
  <xsl:variable name="signable" select="$files/derive/finding | $files/derive/score | $files/rules/rule | $files/hazard | $files/exercise | $files/doses | $files/monitoring | $files/section/question | $files/contradictions/contradiction | $files/movements/movement | $files/restriction-sets/set | $files/messages/message[@kind != 'phrase'] | $files/sources/source"/>

  <!-- ============ the book ============ -->
  <xsl:template match="/book">
    <html lang="{$pack/@language}">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title><xsl:value-of select="$pack/title"/>: the book</title>
        <style><xsl:call-template name="look"/></style>
      </head>
      <body>
        <header>
          <h1><xsl:value-of select="$pack/title"/></h1>
          <p class="lead">The whole pack to read and sign: questions, rules, exercises, doses, texts, sources.</p>
          <dl class="facts">
            <div><dt>Pack</dt><dd><xsl:value-of select="concat($pack/@id, ' ', $pack/@version, ', ', $pack/@status)"/></dd></div>
            <div><dt>For</dt><dd><xsl:value-of select="$pack/scope"/></dd></div>
            <xsl:for-each select="overlay"><div><dt>Changes</dt><dd><xsl:value-of select="concat('worked in: ', @id, ' ', @version)"/></dd></div></xsl:for-each>
            <xsl:if test="@modified"><div><dt>Modified</dt><dd>after it was sealed</dd></div></xsl:if>
            <div><dt>Digest</dt><dd><code><xsl:value-of select="@digest"/></code></dd></div>
            <xsl:if test="@date"><div><dt>Made on</dt><dd><xsl:value-of select="@date"/></dd></div></xsl:if>
            <div><dt>Licence</dt><dd><xsl:value-of select="$pack/licence"/></dd></div>
          </dl>
          <p>The digest names these exact files. A signature below holds for this digest and no other: after any edit, make the book again.</p>
        </header>
        <xsl:call-template name="contents"/>
        <main>
          <xsl:call-template name="how-to-read"/>
          <xsl:call-template name="part-questions"/>
          <xsl:call-template name="part-findings"/>
          <xsl:call-template name="part-rules"/>
          <xsl:call-template name="part-movements"/>
          <xsl:call-template name="part-hazards"/>
          <xsl:call-template name="part-exercises"/>
          <xsl:apply-templates select="$files/doses"/>
          <xsl:apply-templates select="$files/monitoring"/>
          <xsl:call-template name="part-messages"/>
          <xsl:call-template name="part-words"/>
          <xsl:call-template name="part-cases"/>
          <xsl:call-template name="part-sources"/>
          <xsl:call-template name="part-withdrawn"/>
          <xsl:call-template name="part-open"/>
          <xsl:call-template name="part-index"/>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="contents">
    <nav aria-labelledby="contents">
      <h2 id="contents">Contents</h2>
      <ol>
        <li><a href="#how-to-read">How to read this</a></li>
        <li><a href="#questions">Questions</a>
          <ul><xsl:for-each select="$files/section"><xsl:sort select="@order" data-type="number"/><li><a href="#section-{@id}"><xsl:value-of select="title"/></a></li></xsl:for-each><xsl:if test="$files/contradictions"><li><a href="#contradictions">Answers that do not go together</a></li></xsl:if></ul>
        </li>
        <li><a href="#findings">Findings and scores</a>
          <ul><xsl:for-each select="$files/derive"><li><a href="#derive-{@topic}"><xsl:value-of select="title"/></a></li></xsl:for-each></ul>
        </li>
        <li><a href="#rules">Rules</a>
          <ul><xsl:call-template name="each-step"><xsl:with-param name="in" select="'contents'"/></xsl:call-template></ul>
        </li>
        <li><a href="#movements">Movements and restriction sets</a></li>
        <li><a href="#hazards">Movements to leave out at the moment</a></li>
        <li><a href="#exercises">Exercises</a>
          <ul><xsl:for-each select="$files/vocabulary/modality[@id = $files/exercise/@modality]"><li><a href="#modality-{@id}"><xsl:value-of select="."/></a></li></xsl:for-each></ul>
        </li>
        <li><a href="#doses">Doses, times and weeks</a></li>
        <li><a href="#monitoring">Soreness, warning, stop signs, flare-ups</a></li>
        <li><a href="#messages">Messages</a></li>
        <li><a href="#words">Small words and contacts</a></li>
        <li><a href="#cases">Worked cases</a></li>
        <li><a href="#sources">Sources</a></li>
        <xsl:if test="/book/overlay/withdraw"><li><a href="#withdrawn">Taken out of use</a></li></xsl:if>
        <li><a href="#open">Open sign-offs</a></li>
        <li><a href="#index">Index</a></li>
      </ol>
    </nav>
  </xsl:template>

  <xsl:template name="how-to-read">
    <section class="part" id="how-to-read">
      <h2>How to read this</h2>
      <p>A rule reads <b>IF</b> the answers are so, <b>THEN</b> this follows, <b>BECAUSE</b> of this. A condition can be sure or only possible, when an answer it needs is not sure. <b>IF NOT SURE</b> says what follows then. “None of” holds only when every part is surely not so. “Unless” holds a rule back only when a part is surely so.</p>
      <p>Grades: A guideline or review; B one trial or cohort; C laboratory; D expert practice; E popular advice; design: our own cautious choice, which a named clinician has to sign; contested: informed experts disagree.</p>
      <p>A worked case says what must come out for a person, and what must not. “Fires” and “must not fire” tell on which side of a rule the case stands.</p>
      <p>What is signed: the line under each entry. To make a signature part of the pack: <code>steadyback sign ID --by NAME</code>. It ends when the entry is changed.</p>
      <xsl:call-template name="counts"/>
    </section>
  </xsl:template>

  <xsl:template name="counts">
    <table>
      <caption>What is in the pack, and what is open</caption>
      <thead><tr><th scope="col">Kind</th><th scope="col" class="n">In all</th><th scope="col" class="n">Draft</th><th scope="col" class="n">Grade design</th></tr></thead>
      <tbody>
        <xsl:call-template name="count-row"><xsl:with-param name="name" select="'Findings'"/><xsl:with-param name="all" select="$files/derive/finding"/></xsl:call-template>
        <xsl:call-template name="count-row"><xsl:with-param name="name" select="'Scores'"/><xsl:with-param name="all" select="$files/derive/score"/></xsl:call-template>
        <xsl:call-template name="count-row"><xsl:with-param name="name" select="'Rules'"/><xsl:with-param name="all" select="$files/rules/rule"/></xsl:call-template>
        <xsl:call-template name="count-row"><xsl:with-param name="name" select="'Movements to leave out at the moment'"/><xsl:with-param name="all" select="$files/hazard"/></xsl:call-template>
        <xsl:call-template name="count-row"><xsl:with-param name="name" select="'Exercises'"/><xsl:with-param name="all" select="$files/exercise"/></xsl:call-template>
        <xsl:call-template name="count-row"><xsl:with-param name="name" select="'Doses, monitoring'"/><xsl:with-param name="all" select="$files/doses | $files/monitoring"/></xsl:call-template>
        <xsl:call-template name="count-row"><xsl:with-param name="name" select="'Questions, contradictions'"/><xsl:with-param name="all" select="$files/section/question | $files/contradictions/contradiction"/></xsl:call-template>
        <xsl:call-template name="count-row"><xsl:with-param name="name" select="'Movements, restriction sets'"/><xsl:with-param name="all" select="$files/movements/movement | $files/restriction-sets/set"/></xsl:call-template>
        <xsl:call-template name="count-row"><xsl:with-param name="name" select="'Messages and phrases'"/><xsl:with-param name="all" select="$files/messages/message"/></xsl:call-template>
        <xsl:call-template name="count-row"><xsl:with-param name="name" select="'Sources'"/><xsl:with-param name="all" select="$files/sources/source"/></xsl:call-template>
      </tbody>
    </table>
    <p>Beside these: <xsl:value-of select="count($files/cases/case)"/> worked cases.</p>
  </xsl:template>

  <xsl:template name="count-row">
    <xsl:param name="name"/><xsl:param name="all"/>
    <tr>
      <th scope="row"><xsl:value-of select="$name"/></th>
      <td class="n"><xsl:value-of select="count($all)"/></td>
      <td class="n"><xsl:value-of select="count($all[@status = 'draft'])"/></td>
      <td class="n"><xsl:value-of select="count($all[contains(concat(' ', evidence/@grade, ' '), ' design ')])"/></td>
    </tr>
  </xsl:template>

  <!-- ============ small pieces ============ -->
  <!-- Names of what the ids in a list stand for, with links. -->
  <xsl:template name="names">
    <xsl:param name="kind"/><xsl:param name="ids"/><xsl:param name="between" select="', '"/><xsl:param name="question"/>
    <xsl:variable name="all" select="normalize-space($ids)"/>
    <xsl:variable name="first" select="substring-before(concat($all, ' '), ' ')"/>
    <xsl:variable name="rest" select="substring-after($all, ' ')"/>
    <xsl:call-template name="name"><xsl:with-param name="kind" select="$kind"/><xsl:with-param name="id" select="$first"/><xsl:with-param name="question" select="$question"/></xsl:call-template>
    <xsl:if test="$rest">
      <xsl:value-of select="$between"/>
      <xsl:call-template name="names">
        <xsl:with-param name="kind" select="$kind"/><xsl:with-param name="ids" select="$rest"/>
        <xsl:with-param name="between" select="$between"/><xsl:with-param name="question" select="$question"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="name">
    <xsl:param name="kind"/><xsl:param name="id"/><xsl:param name="question"/>
    <xsl:choose>
      <xsl:when test="$kind = 'option'"><xsl:call-template name="option-words"><xsl:with-param name="question" select="$question"/><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:when>
      <xsl:when test="$kind = 'modality' or $kind = 'pattern' or $kind = 'position' or $kind = 'kit' or $kind = 'goal'"><xsl:value-of select="key('small-word', concat($kind, ' ', $id))"/></xsl:when>
      <xsl:when test="$kind = 'source'"><a href="#source-{$id}"><xsl:value-of select="key('source', $id)/@short"/></a></xsl:when>
      <xsl:when test="$kind = 'rule'"><a href="#rule-{$id}"><xsl:value-of select="$id"/></a></xsl:when>
      <xsl:when test="$kind = 'case'"><a href="#case-{$id}"><xsl:value-of select="$id"/></a></xsl:when>
      <xsl:when test="$kind = 'finding'"><a href="#finding-{$id}"><xsl:value-of select="key('finding', $id)/yes"/></a></xsl:when>
      <xsl:when test="$kind = 'score'"><a href="#score-{$id}"><xsl:value-of select="key('score', $id)/title"/></a></xsl:when>
      <xsl:when test="$kind = 'movement'"><a href="#movement-{$id}"><xsl:value-of select="key('movement', $id)/name"/></a></xsl:when>
      <xsl:when test="$kind = 'set'"><a href="#set-{$id}"><xsl:value-of select="key('set', $id)/title"/></a></xsl:when>
      <xsl:when test="$kind = 'exercise'"><a href="#exercise-{$id}"><xsl:value-of select="key('exercise', $id)/name"/></a></xsl:when>
      <xsl:when test="$kind = 'hazard'"><a href="#hazard-{$id}"><xsl:value-of select="key('hazard', $id)/name"/></a></xsl:when>
      <xsl:when test="$kind = 'message'"><a href="#message-{$id}"><xsl:value-of select="key('message', $id)/text"/></a></xsl:when>
      <xsl:when test="$kind = 'contact'"><a href="#contact-{$id}"><xsl:value-of select="key('contact', $id)/name"/></a></xsl:when>
      <xsl:when test="$kind = 'question'"><a href="#question-{$id}"><xsl:call-template name="topic"><xsl:with-param name="id" select="$id"/></xsl:call-template></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="$id"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="topic">
    <xsl:param name="id"/>
    <xsl:variable name="question" select="key('question', $id)"/>
    <xsl:choose>
      <xsl:when test="$question/topic"><xsl:value-of select="$question/topic"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$id"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="option-words">
    <xsl:param name="question"/><xsl:param name="id"/>
    <xsl:variable name="option" select="key('option', concat($question, ' ', $id))"/>
    <xsl:choose>
      <xsl:when test="$option">“<xsl:value-of select="$option"/>”</xsl:when>
      <xsl:when test="$id = 'none'">“<xsl:value-of select="key('question', $question)/none"/>”</xsl:when>
      <xsl:otherwise>not sure</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What an entry rests on, who looked at it, and room to sign. -->
  <xsl:template match="evidence">
    <div><dt>SOURCES</dt><dd>
      <xsl:call-template name="names"><xsl:with-param name="kind" select="'source'"/><xsl:with-param name="ids" select="@keys"/><xsl:with-param name="between" select="'; '"/></xsl:call-template>
      <xsl:text>. Grade </xsl:text><b><xsl:value-of select="@grade"/></b>
      <xsl:if test="@note"><xsl:value-of select="concat(' (', @note, ')')"/></xsl:if>
      <xsl:text>.</xsl:text>
    </dd></div>
  </xsl:template>

  <xsl:template name="review">
    <p class="review">
      <span><xsl:value-of select="@status"/>
        <xsl:if test="@reviewed"><xsl:text>, </xsl:text><xsl:value-of select="@reviewed"/></xsl:if>
        <xsl:choose><xsl:when test="normalize-space(@by)"><xsl:text>, by </xsl:text><xsl:value-of select="@by"/></xsl:when><xsl:otherwise>, by nobody yet</xsl:otherwise></xsl:choose></span>
      <span class="sign">☐ I agree  ☐ Change: <span class="line"></span> Name, day: <span class="short-line"></span></span>
    </p>
  </xsl:template>

  <xsl:template name="used-by">
    <xsl:param name="kind"/>
    <xsl:variable name="uses" select="key('uses', concat($kind, ' ', @id | @key))"/>
    <div><dt>USED BY</dt><dd>
      <xsl:if test="not($uses)">nothing</xsl:if>
      <xsl:for-each select="$uses">
        <xsl:if test="position() &gt; 1">, </xsl:if>
        <xsl:call-template name="user"/>
      </xsl:for-each>
    </dd></div>
  </xsl:template>

  <xsl:template name="user">
    <xsl:choose>
      <xsl:when test="@by = 'stop-signal'"><a href="#signal-{@of}"><xsl:value-of select="@of"/></a></xsl:when>
      <xsl:when test="@of = ''"><a href="#{@by}"><xsl:value-of select="@by"/></a></xsl:when>
      <xsl:otherwise><a href="#{@by}-{@of}"><xsl:value-of select="@of"/></a></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ============ conditions in words ============ -->
  <xsl:template name="conditions">
    <xsl:choose>
      <xsl:when test="count(*) = 1"><ul class="if"><xsl:apply-templates mode="if"/></ul></xsl:when>
      <xsl:otherwise>
        <p class="all-of">all of these:</p>
        <ul class="if"><xsl:apply-templates mode="if"/></ul>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="all" mode="if"><li>all of these:<ul class="if"><xsl:apply-templates mode="if"/></ul></li></xsl:template>
  <xsl:template match="any" mode="if"><li>any of these:<ul class="if"><xsl:apply-templates mode="if"/></ul></li></xsl:template>
  <xsl:template match="none" mode="if"><li><b>none</b> of these:<ul class="if"><xsl:apply-templates mode="if"/></ul></li></xsl:template>
  <xsl:template match="unless" mode="if"><li><b>unless</b> surely one of these:<ul class="if"><xsl:apply-templates mode="if"/></ul></li></xsl:template>
  <xsl:template match="at-least" mode="if"><li>at least <xsl:value-of select="@count"/> of these:<ul class="if"><xsl:apply-templates mode="if"/></ul></li></xsl:template>
  <xsl:template match="finding" mode="if"><li><xsl:call-template name="name"><xsl:with-param name="kind" select="'finding'"/><xsl:with-param name="id" select="@id"/></xsl:call-template></li></xsl:template>
  <xsl:template match="score" mode="if">
    <li>the score <xsl:call-template name="name"><xsl:with-param name="kind" select="'score'"/><xsl:with-param name="id" select="@id"/></xsl:call-template>
      <xsl:call-template name="bounds"/></li>
  </xsl:template>
  <xsl:template match="disposition" mode="if"><li>the advice is <xsl:call-template name="level-bounds"/></li></xsl:template>
  <xsl:template match="gate" mode="if"><li>exercise is open: <xsl:call-template name="level-bounds"/></li></xsl:template>
  <xsl:template match="answer" mode="if">
    <li>
      <xsl:call-template name="name"><xsl:with-param name="kind" select="'question'"/><xsl:with-param name="id" select="@question"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="@asked"> was asked</xsl:when>
        <xsl:when test="@is | @one-of | @includes | @includes-any">
          <xsl:text>: </xsl:text>
          <xsl:call-template name="names">
            <xsl:with-param name="kind" select="'option'"/><xsl:with-param name="question" select="@question"/>
            <xsl:with-param name="ids" select="@is | @one-of | @includes | @includes-any"/><xsl:with-param name="between" select="' or '"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="bounds"/></xsl:otherwise>
      </xsl:choose>
    </li>
  </xsl:template>
  <xsl:template name="bounds">
    <xsl:if test="@at-least"><xsl:value-of select="concat(': ', @at-least, ' or more')"/></xsl:if>
    <xsl:if test="@at-most"><xsl:value-of select="concat(': ', @at-most, ' or less')"/></xsl:if>
    <xsl:if test="@above"><xsl:value-of select="concat(': more than ', @above)"/></xsl:if>
    <xsl:if test="@below"><xsl:value-of select="concat(': less than ', @below)"/></xsl:if>
  </xsl:template>
  <xsl:template name="level-bounds">
    <xsl:if test="@at-least"><xsl:value-of select="concat(@at-least, ' or more')"/></xsl:if>
    <xsl:if test="@below"><xsl:value-of select="concat('less than ', @below)"/></xsl:if>
  </xsl:template>

  <!-- ============ questions ============ -->
  <xsl:template name="part-questions">
    <section class="part" id="questions">
      <h2>Questions</h2>
      <xsl:for-each select="$files/section">
        <xsl:sort select="@order" data-type="number"/>
        <section id="section-{@id}">
          <h3><xsl:value-of select="title"/></h3>
          <xsl:if test="intro"><p><xsl:value-of select="intro"/></p></xsl:if>
          <xsl:if test="@optional = 'yes'"><p>Optional: leaving it out leaves nothing incomplete.</p></xsl:if>
          <xsl:if test="ask-when"><div class="asked">Asked only if <xsl:for-each select="ask-when"><xsl:call-template name="conditions"/></xsl:for-each></div></xsl:if>
          <xsl:apply-templates select="question"/>
        </section>
      </xsl:for-each>
      <xsl:if test="$files/contradictions/contradiction">
        <section id="contradictions">
          <h3>Answers that do not go together</h3>
          <p>Each is asked about once, as soon as both stand. Kept, both count.</p>
          <xsl:apply-templates select="$files/contradictions/contradiction"/>
        </section>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="contradiction">
    <article class="entry" id="contradiction-{@id}">
      <h4><xsl:value-of select="ask"/><xsl:text> </xsl:text><code><xsl:value-of select="@id"/></code></h4>
      <dl class="facts">
        <div><dt>IF</dt><dd>
          <xsl:for-each select="when"><xsl:call-template name="conditions"/></xsl:for-each>
          <xsl:for-each select="larger">
            <xsl:call-template name="name"><xsl:with-param name="kind" select="'question'"/><xsl:with-param name="id" select="@question"/></xsl:call-template>
            <xsl:text> is more than </xsl:text>
            <xsl:call-template name="name"><xsl:with-param name="kind" select="'question'"/><xsl:with-param name="id" select="@than"/></xsl:call-template>
          </xsl:for-each>
        </dd></div>
        <div><dt>TO CHANGE</dt><dd><xsl:call-template name="names"><xsl:with-param name="kind" select="'question'"/><xsl:with-param name="ids" select="@questions"/></xsl:call-template></dd></div>
      </dl>
      <xsl:call-template name="review"/>
    </article>
  </xsl:template>

  <xsl:template match="question">
    <article class="entry" id="question-{@id}">
      <h4><xsl:value-of select="text"/><xsl:text> </xsl:text><code><xsl:value-of select="@id"/></code></h4>
      <p class="tags">
        <xsl:choose>
          <xsl:when test="@type = 'choice'">one option</xsl:when>
          <xsl:when test="@type = 'choices'">all that fit</xsl:when>
          <xsl:otherwise><xsl:value-of select="concat('a number, ', @least, ' to ', @most, ' ', @unit)"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@safety = 'yes'"> · danger sign: not sure is asked again and never read as no</xsl:if>
        <xsl:if test="@private = 'yes'"> · private</xsl:if>
        <xsl:if test="@record = 'yes'"> · for the record</xsl:if>
        <xsl:if test="@diary = 'yes'"> · a diary says it: nobody is asked</xsl:if>
        <xsl:if test="@counts-on"> · a check-in counts it on in <xsl:value-of select="@counts-on"/></xsl:if>
        <xsl:if test="@again-after"> · a check-in asks it again from <xsl:value-of select="@again-after"/> days on</xsl:if>
        <xsl:if test="@most-ticks"> · at most <xsl:value-of select="@most-ticks"/> ticks</xsl:if>
      </p>
      <xsl:if test="option">
        <ul class="options">
          <xsl:for-each select="option">
            <li><xsl:value-of select="."/><xsl:text> </xsl:text><code><xsl:value-of select="@id"/></code><xsl:if test="@sign"> (<xsl:value-of select="@sign"/>)</xsl:if><xsl:if test="@asks-again"> (a check-in then asks again: <xsl:value-of select="@asks-again"/>)</xsl:if></li>
          </xsl:for-each>
          <xsl:for-each select="none | unknown"><li><xsl:value-of select="."/><xsl:text> </xsl:text><code><xsl:value-of select="local-name()"/></code></li></xsl:for-each>
        </ul>
      </xsl:if>
      <dl class="facts">
        <xsl:if test="ask-when"><div><dt>ASKED IF</dt><dd><xsl:for-each select="ask-when"><xsl:call-template name="conditions"/></xsl:for-each></dd></div></xsl:if>
        <xsl:if test="lead"><div><dt>BEFORE</dt><dd><xsl:value-of select="lead"/></dd></div></xsl:if>
        <div><dt>HELP</dt><dd><xsl:value-of select="help"/></dd></div>
        <xsl:if test="again"><div><dt>AGAIN</dt><dd><xsl:value-of select="again"/></dd></div></xsl:if>
        <xsl:if test="text-other"><div><dt>FOR ANOTHER</dt><dd><xsl:value-of select="text-other"/></dd></div></xsl:if>
        <xsl:if test="if-unknown"><div><dt>NOT SURE</dt><dd><xsl:value-of select="if-unknown"/></dd></div></xsl:if>
        <xsl:apply-templates select="evidence"/>
        <xsl:call-template name="used-by"><xsl:with-param name="kind" select="'question'"/></xsl:call-template>
      </dl>
      <xsl:call-template name="review"/>
    </article>
  </xsl:template>

  <!-- ============ findings and scores ============ -->
  <xsl:template name="part-findings">
    <section class="part" id="findings">
      <h2>Findings and scores</h2>
      <xsl:for-each select="$files/derive">
        <section id="derive-{@topic}">
          <h3><xsl:value-of select="title"/></h3>
          <xsl:apply-templates select="finding | score"/>
        </section>
      </xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template match="derive/finding">
    <article class="entry" id="finding-{@id}">
      <h4><xsl:value-of select="yes"/><xsl:text> </xsl:text><code><xsl:value-of select="@id"/></code></h4>
      <dl class="facts">
        <div><dt>IF</dt><dd><xsl:for-each select="when"><xsl:call-template name="conditions"/></xsl:for-each></dd></div>
        <div><dt>ELSE</dt><dd><xsl:value-of select="no"/></dd></div>
        <div><dt>BECAUSE</dt><dd><xsl:value-of select="because"/></dd></div>
        <xsl:apply-templates select="evidence"/>
        <xsl:call-template name="used-by"><xsl:with-param name="kind" select="'finding'"/></xsl:call-template>
      </dl>
      <xsl:call-template name="review"/>
    </article>
  </xsl:template>

  <xsl:template match="derive/score">
    <article class="entry" id="score-{@id}">
      <h4>Score: <xsl:value-of select="title"/><xsl:text> </xsl:text><code><xsl:value-of select="@id"/></code></h4>
      <dl class="facts">
        <xsl:for-each select="point">
          <div><dt>PART <xsl:value-of select="position()"/></dt><dd><p><b><xsl:choose><xsl:when test="@worth"><xsl:value-of select="@worth"/></xsl:when><xsl:otherwise>1</xsl:otherwise></xsl:choose></b> if</p><xsl:call-template name="conditions"/></dd></div>
        </xsl:for-each>
        <xsl:for-each select="band"><div><dt>FROM <xsl:value-of select="@from"/><xsl:if test="@to"> TO <xsl:value-of select="@to"/></xsl:if></dt><dd><xsl:value-of select="."/></dd></div></xsl:for-each>
        <xsl:apply-templates select="evidence"/>
        <xsl:call-template name="used-by"><xsl:with-param name="kind" select="'score'"/></xsl:call-template>
      </dl>
      <xsl:call-template name="review"/>
    </article>
  </xsl:template>

  <!-- ============ rules ============ -->
  <xsl:template name="part-rules">
    <section class="part" id="rules">
      <h2>Rules</h2>
      <xsl:call-template name="each-step"/>
    </section>
  </xsl:template>

  <xsl:template name="each-step">
    <xsl:param name="in"/>
    <xsl:call-template name="step"><xsl:with-param name="in" select="$in"/><xsl:with-param name="step" select="'triage'"/><xsl:with-param name="title" select="'Triage: danger signs'"/></xsl:call-template>
    <xsl:call-template name="step"><xsl:with-param name="in" select="$in"/><xsl:with-param name="step" select="'screen'"/><xsl:with-param name="title" select="'Screen: health conditions'"/></xsl:call-template>
    <xsl:call-template name="step"><xsl:with-param name="in" select="$in"/><xsl:with-param name="step" select="'adapt'"/><xsl:with-param name="title" select="'Adapt: the weeks of a diary'"/></xsl:call-template>
    <xsl:call-template name="step"><xsl:with-param name="in" select="$in"/><xsl:with-param name="step" select="'profile'"/><xsl:with-param name="title" select="'Profile: preferences, level, style'"/></xsl:call-template>
    <xsl:call-template name="step"><xsl:with-param name="in" select="$in"/><xsl:with-param name="step" select="'dose'"/><xsl:with-param name="title" select="'Dose'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="step">
    <xsl:param name="in"/><xsl:param name="step"/><xsl:param name="title"/>
    <xsl:variable name="topics" select="$files/rules[@step = $step]"/>
    <xsl:choose>
      <xsl:when test="not($topics)"/>
      <xsl:when test="$in = 'contents'">
        <li><xsl:value-of select="$title"/><xsl:text>: </xsl:text>
          <xsl:for-each select="$topics"><xsl:if test="position() &gt; 1">, </xsl:if><a href="#topic-{@step}-{@topic}"><xsl:value-of select="title"/></a></xsl:for-each>
        </li>
      </xsl:when>
      <xsl:otherwise>
        <section id="step-{$step}">
          <h3><xsl:value-of select="$title"/></h3>
          <xsl:for-each select="$topics">
            <section id="topic-{@step}-{@topic}">
              <h4><xsl:value-of select="title"/></h4>
              <xsl:if test="default-if-unknown"><div class="asked">If nothing else is stated, when not sure: <ul class="then"><xsl:apply-templates select="default-if-unknown/*" mode="then"/></ul></div></xsl:if>
              <xsl:apply-templates select="rule"/>
            </section>
          </xsl:for-each>
        </section>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="rule">
    <article class="entry" id="rule-{@id}">
      <h5><xsl:value-of select="title"/><xsl:text> </xsl:text><code><xsl:value-of select="@id"/></code></h5>
      <dl class="facts">
        <div><dt>IF</dt><dd><xsl:for-each select="when"><xsl:call-template name="conditions"/></xsl:for-each></dd></div>
        <div><dt>THEN</dt><dd><ul class="then"><xsl:apply-templates select="then/*" mode="then"/></ul></dd></div>
        <div><dt>IF NOT SURE</dt><dd>
          <xsl:choose>
            <xsl:when test="if-unknown"><ul class="then"><xsl:apply-templates select="if-unknown/*" mode="then"/></ul></xsl:when>
            <xsl:when test="../default-if-unknown">as stated above for this topic</xsl:when>
            <xsl:otherwise>nothing follows</xsl:otherwise>
          </xsl:choose>
        </dd></div>
        <div><dt>BECAUSE</dt><dd><xsl:value-of select="because"/></dd></div>
        <xsl:apply-templates select="evidence"/>
        <div><dt>TESTED BY</dt><dd><xsl:call-template name="tested-by"/></dd></div>
        <xsl:if test="@of"><div><dt>PART OF</dt><dd><xsl:value-of select="@of"/></dd></div></xsl:if>
      </dl>
      <xsl:call-template name="review"/>
    </article>
  </xsl:template>

  <xsl:template name="tested-by">
    <xsl:variable name="tests" select="key('tests', @id)"/>
    <xsl:if test="not($tests)">no worked case</xsl:if>
    <xsl:call-template name="cases-that"><xsl:with-param name="how" select="'Fires: '"/><xsl:with-param name="cases" select="$tests[@how = 'fires']"/></xsl:call-template>
    <xsl:call-template name="cases-that"><xsl:with-param name="how" select="'Fires when not sure: '"/><xsl:with-param name="cases" select="$tests[@how = 'if-unknown']"/></xsl:call-template>
    <xsl:call-template name="cases-that"><xsl:with-param name="how" select="'Must not fire: '"/><xsl:with-param name="cases" select="$tests[@how = 'not']"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="cases-that">
    <xsl:param name="how"/><xsl:param name="cases"/>
    <xsl:if test="$cases">
      <p><xsl:value-of select="$how"/>
        <xsl:for-each select="$cases">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <a href="#case-{@case}"><xsl:value-of select="@case"/></a>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- What follows, in words. -->
  <xsl:template match="disposition" mode="then">
    <li>advice <b><xsl:value-of select="@level"/></b> (<xsl:value-of select="key('message', concat('title-', @level))/text"/>)<xsl:if test="@gate">, exercise <b><xsl:value-of select="@gate"/></b></xsl:if></li>
  </xsl:template>
  <xsl:template match="gate" mode="then"><li>exercise at most <b><xsl:value-of select="@level"/></b></li></xsl:template>
  <xsl:template match="hold" mode="then"><li>no session today: <xsl:call-template name="name"><xsl:with-param name="kind" select="'message'"/><xsl:with-param name="id" select="@message"/></xsl:call-template></li></xsl:template>
  <xsl:template match="apply" mode="then"><li>restrictions of <xsl:call-template name="name"><xsl:with-param name="kind" select="'set'"/><xsl:with-param name="id" select="@set"/></xsl:call-template></li></xsl:template>
  <xsl:template match="restrict" mode="then">
    <li><b><xsl:value-of select="@type"/></b><xsl:text> </xsl:text><xsl:call-template name="name"><xsl:with-param name="kind" select="'movement'"/><xsl:with-param name="id" select="@movement"/></xsl:call-template><xsl:call-template name="unless"/></li>
  </xsl:template>
  <xsl:template match="cap" mode="then"><li>at most <xsl:value-of select="@at-most"/><xsl:text> </xsl:text><xsl:value-of select="translate(@of, '-', ' ')"/></li></xsl:template>
  <xsl:template match="level" mode="then">
    <li><xsl:if test="@at-most">level at most <b><xsl:value-of select="@at-most"/></b></xsl:if><xsl:if test="@reach">level up to <b><xsl:value-of select="@reach"/></b> is open</xsl:if></li>
  </xsl:template>
  <xsl:template match="style" mode="then"><li>style <b><xsl:value-of select="@is"/></b></li></xsl:template>
  <xsl:template match="prefer" mode="then">
    <li><xsl:value-of select="@points"/> points for
      <xsl:text> </xsl:text>
      <xsl:if test="@exercises"><xsl:call-template name="names"><xsl:with-param name="kind" select="'exercise'"/><xsl:with-param name="ids" select="@exercises"/></xsl:call-template></xsl:if>
      <xsl:if test="@movement"><xsl:call-template name="name"><xsl:with-param name="kind" select="'movement'"/><xsl:with-param name="id" select="@movement"/></xsl:call-template></xsl:if>
      <xsl:if test="@modality"><xsl:call-template name="name"><xsl:with-param name="kind" select="'modality'"/><xsl:with-param name="id" select="@modality"/></xsl:call-template></xsl:if>
      <xsl:if test="@position"><xsl:call-template name="name"><xsl:with-param name="kind" select="'position'"/><xsl:with-param name="id" select="@position"/></xsl:call-template></xsl:if>
      <xsl:if test="@goal">what serves to <xsl:call-template name="name"><xsl:with-param name="kind" select="'goal'"/><xsl:with-param name="id" select="@goal"/></xsl:call-template></xsl:if>
    </li>
  </xsl:template>
  <xsl:template match="own" mode="then"><li>has <xsl:call-template name="names"><xsl:with-param name="kind" select="'kit'"/><xsl:with-param name="ids" select="@kit"/></xsl:call-template></li></xsl:template>
  <xsl:template match="include" mode="then"><li>opens the part <xsl:value-of select="@slot"/></li></xsl:template>
  <xsl:template match="adapt" mode="then">
    <li>
      <xsl:text>next week: </xsl:text>
      <xsl:choose>
        <xsl:when test="@to = 'raise'">what was done goes on a step</xsl:when>
        <xsl:when test="@to = 'step-back'">what went badly goes back a step</xsl:when>
        <xsl:when test="@to = 'step-back-all'">all goes back a step</xsl:when>
        <xsl:when test="@to = 'next-goal'">the next goal may come, and the rest goes on</xsl:when>
        <xsl:otherwise>nothing grows<xsl:if test="@to != 'keep'"> (<xsl:value-of select="@to"/>)</xsl:if></xsl:otherwise>
      </xsl:choose>
    </li>
  </xsl:template>
  <xsl:template match="restart" mode="then"><li>next week: all starts again at <xsl:value-of select="@share"/> percent</li></xsl:template>
  <xsl:template match="advise" mode="then"><li>advises: <xsl:call-template name="name"><xsl:with-param name="kind" select="'message'"/><xsl:with-param name="id" select="@message"/></xsl:call-template></li></xsl:template>
  <xsl:template match="action" mode="then"><li>says in place of the usual action: <xsl:call-template name="name"><xsl:with-param name="kind" select="'message'"/><xsl:with-param name="id" select="@message"/></xsl:call-template></li></xsl:template>
  <xsl:template match="contact" mode="then"><li>names <xsl:call-template name="name"><xsl:with-param name="kind" select="'contact'"/><xsl:with-param name="id" select="@id"/></xsl:call-template></li></xsl:template>
  <xsl:template match="same-as-then" mode="then"><li>the same as when it holds</li></xsl:template>
  <xsl:template match="nothing" mode="then"><li>nothing: <xsl:value-of select="@because"/></li></xsl:template>
  <xsl:template match="forbid | limit" mode="then">
    <li><b><xsl:value-of select="local-name()"/></b><xsl:text> </xsl:text><xsl:call-template name="names"><xsl:with-param name="kind" select="'movement'"/><xsl:with-param name="ids" select="@movements"/></xsl:call-template><xsl:call-template name="unless"/></li>
  </xsl:template>
  <xsl:template match="only" mode="then">
    <li>only
      <xsl:text> </xsl:text>
      <xsl:if test="@exercises"><xsl:call-template name="names"><xsl:with-param name="kind" select="'exercise'"/><xsl:with-param name="ids" select="@exercises"/></xsl:call-template></xsl:if>
      <xsl:if test="@modality"><xsl:call-template name="name"><xsl:with-param name="kind" select="'modality'"/><xsl:with-param name="id" select="@modality"/></xsl:call-template></xsl:if>
    </li>
  </xsl:template>
  <xsl:template name="unless">
    <xsl:if test="@unless"> unless surely <xsl:call-template name="name"><xsl:with-param name="kind" select="'finding'"/><xsl:with-param name="id" select="@unless"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- ============ movements ============ -->
  <xsl:template name="part-movements">
    <section class="part" id="movements">
      <h2>Movements and restriction sets</h2>
      <p>Exercises demand movements; rules forbid or limit them. A bar on a movement bars every movement that is a kind of it.</p>
      <xsl:for-each select="$files/movements/movement">
        <article class="entry" id="movement-{@id}">
          <h3><xsl:value-of select="name"/><xsl:text> </xsl:text><code><xsl:value-of select="@id"/></code></h3>
          <p><xsl:value-of select="means"/></p>
          <dl class="facts">
            <xsl:if test="@is-a"><div><dt>A KIND OF</dt><dd><xsl:call-template name="names"><xsl:with-param name="kind" select="'movement'"/><xsl:with-param name="ids" select="@is-a"/></xsl:call-template></dd></div></xsl:if>
            <xsl:call-template name="used-by"><xsl:with-param name="kind" select="'movement'"/></xsl:call-template>
          </dl>
          <xsl:call-template name="review"/>
        </article>
      </xsl:for-each>
      <xsl:for-each select="$files/restriction-sets/set">
        <article class="entry" id="set-{@id}">
          <h3>Set: <xsl:value-of select="title"/><xsl:text> </xsl:text><code><xsl:value-of select="@id"/></code></h3>
          <dl class="facts">
            <div><dt>THEN</dt><dd><ul class="then"><xsl:apply-templates select="forbid | limit | cap | advise | only" mode="then"/></ul></dd></div>
            <xsl:call-template name="used-by"><xsl:with-param name="kind" select="'set'"/></xsl:call-template>
          </dl>
          <xsl:call-template name="review"/>
        </article>
      </xsl:for-each>
    </section>
  </xsl:template>

  <!-- ============ hazards ============ -->
  <xsl:template name="part-hazards">
    <section class="part" id="hazards">
      <h2>Movements to leave out at the moment</h2>
      <xsl:for-each select="$files/hazard"><xsl:sort select="@order" data-type="number"/><xsl:apply-templates select="."/></xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template match="hazard">
    <article class="entry" id="hazard-{@id}">
      <h3><xsl:value-of select="name"/><xsl:text> </xsl:text><code><xsl:value-of select="@id"/></code></h3>
      <xsl:if test="@seed = 'yes'"><p class="tags">in every starter programme’s list</p></xsl:if>
      <p><xsl:value-of select="why"/></p>
      <xsl:for-each select="figure"><figure><xsl:copy-of select="svg:svg"/></figure></xsl:for-each>
      <dl class="facts">
        <div><dt>WORDED</dt><dd><xsl:value-of select="not-yet"/></dd></div>
        <div><dt>DEMANDS</dt><dd><xsl:call-template name="names"><xsl:with-param name="kind" select="'movement'"/><xsl:with-param name="ids" select="demands/@movements"/></xsl:call-template></dd></div>
        <xsl:for-each select="for">
          <div><dt>FOR WHOM <xsl:value-of select="position()"/></dt><dd>
            <p><b><xsl:value-of select="@type"/></b> for</p>
            <xsl:choose>
              <xsl:when test="when"><xsl:for-each select="when"><xsl:call-template name="conditions"/></xsl:for-each></xsl:when>
              <xsl:otherwise><p>everybody at the start</p></xsl:otherwise>
            </xsl:choose>
            <p><xsl:value-of select="because"/></p>
          </dd></div>
        </xsl:for-each>
        <div><dt>INSTEAD</dt><dd>
          <xsl:for-each select="instead">
            <xsl:if test="position() &gt; 1">; </xsl:if>
            <xsl:choose>
              <xsl:when test="@exercise"><xsl:call-template name="name"><xsl:with-param name="kind" select="'exercise'"/><xsl:with-param name="id" select="@exercise"/></xsl:call-template></xsl:when>
              <xsl:otherwise>“<xsl:value-of select="."/>”</xsl:otherwise>
            </xsl:choose>
            <xsl:if test="@later = 'yes'"> (later)</xsl:if>
          </xsl:for-each>
        </dd></div>
        <xsl:apply-templates select="evidence"/>
      </dl>
      <xsl:call-template name="review"/>
    </article>
  </xsl:template>

  <!-- ============ exercises ============ -->
  <xsl:template name="part-exercises">
    <section class="part" id="exercises">
      <h2>Exercises</h2>
      <xsl:for-each select="$files/vocabulary/modality[@id = $files/exercise/@modality]">
        <section id="modality-{@id}">
          <h3><xsl:value-of select="."/></h3>
          <xsl:for-each select="$files/exercise[@modality = current()/@id]"><xsl:sort select="@order" data-type="number"/><xsl:apply-templates select="."/></xsl:for-each>
        </section>
      </xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template match="file/exercise">
    <article class="entry" id="exercise-{@id}">
      <h4><xsl:value-of select="name"/><xsl:text> </xsl:text><code><xsl:value-of select="@id"/></code></h4>
      <p class="tags">
        <xsl:call-template name="name"><xsl:with-param name="kind" select="'position'"/><xsl:with-param name="id" select="@position"/></xsl:call-template>
        <xsl:value-of select="concat(' · family ', @family, ' · stage ', @stage)"/>
        <xsl:if test="@also"> · also <xsl:call-template name="names"><xsl:with-param name="kind" select="'modality'"/><xsl:with-param name="ids" select="@also"/></xsl:call-template></xsl:if>
        <xsl:if test="@relief = 'yes'"> · open at relief-only</xsl:if>
        <xsl:if test="@counts = 'no'"> · not counted in week 1</xsl:if>
      </p>
      <p><xsl:value-of select="summary"/></p>
      <xsl:for-each select="figure"><figure><xsl:copy-of select="svg:svg"/></figure></xsl:for-each>
      <ol><xsl:for-each select="how/step"><li><xsl:value-of select="."/></li></xsl:for-each></ol>
      <table class="doses">
        <thead><tr><th scope="col">Level</th><th scope="col">Dose</th></tr></thead>
        <tbody><xsl:for-each select="dose"><tr><th scope="row"><xsl:value-of select="@level"/></th><td><xsl:call-template name="dose"/></td></tr></xsl:for-each></tbody>
      </table>
      <dl class="facts">
        <div><dt>WATCH FOR</dt><dd><xsl:value-of select="watch-for"/></dd></div>
        <div><dt>DEMANDS</dt><dd>
          <xsl:call-template name="names"><xsl:with-param name="kind" select="'movement'"/><xsl:with-param name="ids" select="demands/@movements"/></xsl:call-template>
          <xsl:for-each select="waive">; not <xsl:call-template name="name"><xsl:with-param name="kind" select="'movement'"/><xsl:with-param name="id" select="@movement"/></xsl:call-template> when surely <xsl:call-template name="name"><xsl:with-param name="kind" select="'finding'"/><xsl:with-param name="id" select="@when"/></xsl:call-template></xsl:for-each>
        </dd></div>
        <xsl:if test="kit"><div><dt>NEEDS</dt><dd><xsl:for-each select="kit"><xsl:if test="position() &gt; 1"> and </xsl:if><xsl:call-template name="names"><xsl:with-param name="kind" select="'kit'"/><xsl:with-param name="ids" select="@any-of"/><xsl:with-param name="between" select="' or '"/></xsl:call-template></xsl:for-each></dd></div></xsl:if>
        <xsl:if test="easier | harder"><div><dt>LADDER</dt><dd>
          <xsl:for-each select="easier">easier: <xsl:call-template name="name"><xsl:with-param name="kind" select="'exercise'"/><xsl:with-param name="id" select="@exercise"/></xsl:call-template></xsl:for-each>
          <xsl:if test="easier and harder">; </xsl:if>
          <xsl:for-each select="harder">harder: <xsl:call-template name="name"><xsl:with-param name="kind" select="'exercise'"/><xsl:with-param name="id" select="@exercise"/></xsl:call-template></xsl:for-each>
        </dd></div></xsl:if>
        <xsl:if test="swap"><div><dt>SWAPS</dt><dd><xsl:for-each select="swap"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="name"><xsl:with-param name="kind" select="'exercise'"/><xsl:with-param name="id" select="@exercise"/></xsl:call-template></xsl:for-each></dd></div></xsl:if>
        <xsl:if test="serves"><div><dt>SERVES TO</dt><dd><xsl:call-template name="names"><xsl:with-param name="kind" select="'goal'"/><xsl:with-param name="ids" select="serves/@goals"/></xsl:call-template></dd></div></xsl:if>
        <xsl:apply-templates select="evidence"/>
      </dl>
      <xsl:call-template name="review"/>
    </article>
  </xsl:template>

  <xsl:template name="dose">
    <xsl:if test="@sets"><xsl:value-of select="concat(@sets, ' × ')"/></xsl:if>
    <xsl:if test="@metres"><xsl:value-of select="concat(@metres, ' metres')"/></xsl:if>
    <xsl:if test="@reps and not(@metres)"><xsl:value-of select="@reps"/></xsl:if>
    <xsl:if test="@minutes"><xsl:value-of select="concat(@minutes, ' min')"/></xsl:if>
    <xsl:if test="@minutes-least"><xsl:value-of select="concat(', at least ', @minutes-least)"/></xsl:if>
    <xsl:if test="@minutes-most"><xsl:value-of select="concat(', up to ', @minutes-most)"/></xsl:if>
    <xsl:if test="@sides = 2"> each side</xsl:if>
    <xsl:if test="@hold-seconds"><xsl:value-of select="concat(', hold ', @hold-seconds, ' s')"/></xsl:if>
    <xsl:if test="@kilograms"><xsl:value-of select="concat(', up to ', @kilograms, ' kg')"/></xsl:if>
    <xsl:if test="@times-a-day"><xsl:value-of select="concat(', ', @times-a-day, ' times a day')"/></xsl:if>
    <xsl:if test="@days-a-week"><xsl:value-of select="concat(', ', @days-a-week, ' days a week')"/></xsl:if>
    <xsl:if test="@effort"><xsl:value-of select="concat(', effort ', @effort, ' of 10')"/></xsl:if>
    <xsl:if test="@note"><xsl:value-of select="concat(' (', @note, ')')"/></xsl:if>
  </xsl:template>

  <!-- ============ doses ============ -->
  <xsl:template match="doses">
    <section class="part" id="doses">
      <h2>Doses, times and weeks</h2>
      <p>Time of one go: repetitions × <xsl:value-of select="time/@rep-seconds"/> s and holds, <xsl:value-of select="time/@set-seconds"/> s for each set, <xsl:value-of select="time/@setup-seconds"/> s for setting up. At most <xsl:value-of select="time/@week-1-most"/> different exercises in week 1, besides those that are not counted.</p>
      <section>
        <h3>How often</h3>
        <section class="wide" tabindex="0" aria-label="How often"><table>
          <thead><tr><th scope="col">Kind</th><th scope="col">Level</th><th scope="col" class="n">Days a week</th><th scope="col" class="n">Times a day</th><th scope="col" class="n">Effort of 10</th></tr></thead>
          <tbody>
            <xsl:for-each select="frequency">
              <tr><th scope="row"><xsl:call-template name="name"><xsl:with-param name="kind" select="'modality'"/><xsl:with-param name="id" select="@modality"/></xsl:call-template></th><td><xsl:value-of select="@level"/></td><td class="n"><xsl:value-of select="@days-a-week"/></td><td class="n"><xsl:value-of select="@times-a-day"/></td><td class="n"><xsl:value-of select="@effort"/></td></tr>
            </xsl:for-each>
          </tbody>
        </table></section>
        <p>Days: <xsl:for-each select="days"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="concat(@a-week, ' a week on ', @on)"/></xsl:for-each>.</p>
        <p>Minutes that an answer stands for: <xsl:for-each select="minutes"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:call-template name="option-words"><xsl:with-param name="question" select="'minutes'"/><xsl:with-param name="id" select="@option"/></xsl:call-template> <xsl:value-of select="concat(' ', @are)"/></xsl:for-each>.</p>
      </section>
      <section>
        <h3>How a day is shared out</h3>
        <xsl:for-each select="template">
          <section class="wide" tabindex="0" aria-label="{@minutes} minutes {@gate} {@levels}"><table>
            <caption><xsl:value-of select="@minutes"/> minutes<xsl:if test="@gate"> at exercise <xsl:value-of select="@gate"/></xsl:if><xsl:if test="@levels">, <xsl:value-of select="@levels"/></xsl:if><xsl:if test="@strength-days">, <xsl:value-of select="@strength-days"/> strength days</xsl:if></caption>
            <thead><tr><th scope="col">Part</th><th scope="col">Kinds</th><th scope="col" class="n">Seconds</th><th scope="col">Only</th></tr></thead>
            <tbody>
              <xsl:for-each select="slot">
                <tr>
                  <th scope="row"><xsl:value-of select="@id"/></th>
                  <td><xsl:if test="@modalities"><xsl:call-template name="names"><xsl:with-param name="kind" select="'modality'"/><xsl:with-param name="ids" select="@modalities"/></xsl:call-template></xsl:if><xsl:if test="@modalities and @patterns">, </xsl:if><xsl:if test="@patterns"><xsl:call-template name="names"><xsl:with-param name="kind" select="'pattern'"/><xsl:with-param name="ids" select="@patterns"/></xsl:call-template></xsl:if></td>
                  <td class="n"><xsl:value-of select="@seconds"/></td>
                  <td>
                    <xsl:if test="@on"><xsl:value-of select="@on"/> days. </xsl:if>
                    <xsl:if test="@sets"><xsl:value-of select="concat(@sets, ' x ', @reps, ' to begin with. ')"/></xsl:if>
                    <xsl:if test="@unless">unless a rule closes it. </xsl:if>
                    <xsl:if test="@outside = 'yes'">beside the session. </xsl:if>
                    <xsl:if test="@fills = 'yes'">takes the minutes left. </xsl:if>
                    <xsl:if test="@relief = 'yes'">easing only. </xsl:if>
                    <xsl:if test="@when">when a rule opens it. </xsl:if>
                    <xsl:if test="@from-level">from level <xsl:value-of select="@from-level"/>. </xsl:if>
                  </td>
                </tr>
              </xsl:for-each>
            </tbody>
          </table></section>
        </xsl:for-each>
      </section>
      <section>
        <h3>Six weeks</h3>
        <section class="wide" tabindex="0" aria-label="Six weeks"><table>
          <thead><tr><th scope="col" class="n">Week</th><th scope="col">Style</th><th scope="col">Change</th><th scope="col" class="n">Percent</th><th scope="col">Words</th></tr></thead>
          <tbody>
            <xsl:for-each select="week"><tr><td class="n"><xsl:value-of select="@number"/></td><td><xsl:value-of select="@style"/></td><td><xsl:value-of select="@change"/></td><td class="n"><xsl:value-of select="@percent"/></td><td><xsl:call-template name="name"><xsl:with-param name="kind" select="'message'"/><xsl:with-param name="id" select="@message"/></xsl:call-template></td></tr></xsl:for-each>
          </tbody>
        </table></section>
      </section>
      <section>
        <h3>Points in choosing</h3>
        <section class="wide" tabindex="0" aria-label="Points in choosing"><table>
          <thead><tr><th scope="col">For</th><th scope="col" class="n">Points</th><th scope="col">Words</th></tr></thead>
          <tbody><xsl:for-each select="merit"><tr><th scope="row"><xsl:value-of select="@for"/></th><td class="n"><xsl:value-of select="@points"/></td><td><xsl:call-template name="name"><xsl:with-param name="kind" select="'message'"/><xsl:with-param name="id" select="@message"/></xsl:call-template></td></tr></xsl:for-each></tbody>
        </table></section>
      </section>
      <dl class="facts"><xsl:apply-templates select="evidence"/></dl>
      <xsl:call-template name="review"/>
    </section>
  </xsl:template>

  <!-- ============ monitoring ============ -->
  <xsl:template match="monitoring">
    <section class="part" id="monitoring">
      <h2>Soreness, warning, stop signs, flare-ups</h2>
      <section>
        <h3>Lights</h3>
        <section class="wide" tabindex="0" aria-label="Lights"><table>
          <thead><tr><th scope="col">Light</th><th scope="col">During and after</th><th scope="col">The same, usual pain 7 or more</th><th scope="col">Next day</th><th scope="col">Leg</th><th scope="col">What to do</th></tr></thead>
          <tbody><xsl:for-each select="light"><tr><th scope="row"><xsl:value-of select="name"/></th><td><xsl:value-of select="during"/></td><td><xsl:value-of select="during-high"/></td><td><xsl:value-of select="next-day"/></td><td><xsl:value-of select="leg"/></td><td><xsl:value-of select="action"/></td></tr></xsl:for-each></tbody>
        </table></section>
      </section>
      <section>
        <h3>Soreness or warning</h3>
        <section class="wide" tabindex="0" aria-label="Soreness or warning"><table>
          <thead><tr><th scope="col">Soreness</th><th scope="col">Warning</th></tr></thead>
          <tbody><xsl:for-each select="pair"><tr><td><xsl:value-of select="soreness"/></td><td><xsl:value-of select="warning"/></td></tr></xsl:for-each></tbody>
        </table></section>
      </section>
      <section>
        <h3>Stop signs</h3>
        <xsl:for-each select="stop-signal">
          <article class="entry" id="signal-{@id}">
            <h4><xsl:value-of select="@id"/>: <xsl:value-of select="@level"/></h4>
            <p><xsl:value-of select="text"/><xsl:text> </xsl:text><b><xsl:value-of select="action"/></b></p>
            <xsl:if test="show-when"><div class="asked">Shown if <xsl:for-each select="show-when"><xsl:call-template name="conditions"/></xsl:for-each></div></xsl:if>
          </article>
        </xsl:for-each>
      </section>
      <section>
        <h3>Flare-ups</h3>
        <xsl:for-each select="flare">
          <article class="entry" id="flare-{@id}">
            <h4><xsl:value-of select="name"/></h4>
            <p><xsl:value-of select="sign"/></p>
            <p><xsl:value-of select="sign-high"/></p>
            <ul><xsl:for-each select="do"><li><xsl:value-of select="."/></li></xsl:for-each></ul>
          </article>
        </xsl:for-each>
      </section>
      <dl class="facts"><xsl:apply-templates select="evidence"/></dl>
      <xsl:call-template name="review"/>
    </section>
  </xsl:template>

  <!-- ============ messages, words ============ -->
  <xsl:template name="part-messages">
    <section class="part" id="messages">
      <h2>Messages</h2>
      <xsl:for-each select="$files/messages/message[@kind != 'phrase']">
        <xsl:sort select="@kind"/>
        <article class="entry" id="message-{@id}">
          <h3><code><xsl:value-of select="@id"/></code><xsl:text> </xsl:text><span class="tags"><xsl:value-of select="@kind"/></span></h3>
          <p><xsl:value-of select="text"/></p>
          <dl class="facts">
            <xsl:if test="say-when"><div><dt>SAID IF</dt><dd><xsl:for-each select="say-when"><xsl:call-template name="conditions"/></xsl:for-each></dd></div></xsl:if>
            <xsl:apply-templates select="evidence"/>
            <xsl:if test="key('uses', concat('message ', @id))"><xsl:call-template name="used-by"><xsl:with-param name="kind" select="'message'"/></xsl:call-template></xsl:if>
          </dl>
          <xsl:call-template name="review"/>
        </article>
      </xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template name="part-words">
    <section class="part" id="words">
      <h2>Small words and contacts</h2>
      <section>
        <h3>Contacts</h3>
        <dl class="facts"><xsl:for-each select="$files/contacts/contact"><div id="contact-{@id}"><dt><xsl:value-of select="name"/></dt><dd><xsl:value-of select="how"/></dd></div></xsl:for-each></dl>
      </section>
      <section>
        <h3>Vocabulary</h3>
        <dl class="facts"><xsl:for-each select="$files/vocabulary/*"><div><dt><xsl:value-of select="local-name()"/><xsl:text> </xsl:text><code><xsl:value-of select="@id"/></code></dt><dd><xsl:value-of select="."/></dd></div></xsl:for-each></dl>
      </section>
      <section>
        <h3>Phrases</h3>
        <dl class="facts"><xsl:for-each select="$files/messages/message[@kind = 'phrase']"><div id="message-{@id}"><dt><code><xsl:value-of select="@id"/></code></dt><dd><xsl:value-of select="text"/></dd></div></xsl:for-each></dl>
      </section>
    </section>
  </xsl:template>

  <!-- ============ worked cases ============ -->
  <xsl:template name="part-cases">
    <section class="part" id="cases">
      <h2>Worked cases</h2>
      <xsl:for-each select="$files/cases">
        <section>
          <h3><xsl:value-of select="title"/></h3>
          <xsl:for-each select="person | case">
            <article class="entry case" id="case-{@id}">
              <h4><xsl:value-of select="translate(@id, '-', ' ')"/></h4>
              <p>
                <xsl:if test="@like">Like <xsl:call-template name="name"><xsl:with-param name="kind" select="'case'"/><xsl:with-param name="id" select="@like"/></xsl:call-template>. </xsl:if>
                <xsl:if test="answer">
                  <xsl:for-each select="answer">
                    <xsl:if test="position() &gt; 1">; </xsl:if>
                    <a href="#question-{@question}"><xsl:value-of select="@question"/></a>
                    <xsl:choose><xsl:when test="@drop = 'yes'"> not answered</xsl:when><xsl:otherwise>: <xsl:value-of select="."/></xsl:otherwise></xsl:choose>
                    <xsl:if test="@unsure"> (not sure: <xsl:value-of select="@unsure"/>)</xsl:if>
                  </xsl:for-each>
                  <xsl:text>.</xsl:text>
                </xsl:if>
              </p>
              <xsl:if test="expect | expect-not">
                <ul>
                  <xsl:for-each select="expect"><li>must: <xsl:call-template name="expectation"/></li></xsl:for-each>
                  <xsl:for-each select="expect-not"><li>must not: <xsl:call-template name="expectation"/></li></xsl:for-each>
                </ul>
              </xsl:if>
            </article>
          </xsl:for-each>
        </section>
      </xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template name="expectation">
    <xsl:for-each select="@*">
      <xsl:if test="position() &gt; 1">; </xsl:if>
      <xsl:value-of select="concat(translate(local-name(), '-', ' '), ' ')"/>
      <xsl:choose>
        <xsl:when test="local-name() = 'rules' or local-name() = 'unknown-branches' or local-name() = 'because'"><xsl:call-template name="names"><xsl:with-param name="kind" select="'rule'"/><xsl:with-param name="ids" select="."/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- ============ sources ============ -->
  <xsl:template name="part-sources">
    <section class="part" id="sources">
      <h2>Sources</h2>
      <xsl:for-each select="$files/sources/source">
        <xsl:sort select="@short"/>
        <article class="entry" id="source-{@key}">
          <h3><xsl:value-of select="@short"/><xsl:text> </xsl:text><code><xsl:value-of select="@key"/></code></h3>
          <p><xsl:value-of select="reference"/>
            <xsl:if test="@doi"><xsl:text> </xsl:text><a href="https://doi.org/{@doi}"><xsl:value-of select="concat('doi:', @doi)"/></a></xsl:if>
          </p>
          <dl class="facts">
            <xsl:if test="@kind"><div><dt>KIND</dt><dd><xsl:value-of select="@kind"/></dd></div></xsl:if>
            <div><dt>READ</dt><dd><xsl:value-of select="read"/></dd></div>
            <xsl:call-template name="used-by"><xsl:with-param name="kind" select="'source'"/></xsl:call-template>
          </dl>
          <xsl:call-template name="review"/>
        </article>
      </xsl:for-each>
    </section>
  </xsl:template>

  <!-- ============ open sign-offs ============ -->
  <xsl:template name="part-withdrawn">
    <xsl:if test="/book/overlay/withdraw">
      <section class="part" id="withdrawn">
        <h2>Taken out of use</h2>
        <p>What is worked in takes this out. Nobody gets it; a rule or a movement to leave out no longer stands in this book.</p>
        <table>
          <thead><tr><th scope="col">What</th><th scope="col">Taken out by</th><th scope="col">Why</th><th scope="col">Less careful</th></tr></thead>
          <tbody>
            <xsl:for-each select="/book/overlay/withdraw">
              <tr>
                <td><xsl:value-of select="concat(@what, ' ', @id)"/></td>
                <td><xsl:value-of select="@by"/><xsl:if test="@reviewed"><xsl:value-of select="concat(', ', @reviewed)"/></xsl:if><xsl:value-of select="concat(' (', ../@id, ')')"/></td>
                <td><xsl:value-of select="@because"/></td>
                <td><xsl:choose><xsl:when test="@loosens">may be</xsl:when><xsl:otherwise>no</xsl:otherwise></xsl:choose></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="part-open">
    <section class="part" id="open">
      <h2>Open sign-offs</h2>
      <section>
        <h3>Our own cautious choices (grade design)</h3>
        <p>No study stands behind these. A named clinician has to sign each of them.</p>
        <ul class="columns">
          <xsl:for-each select="$signable[contains(concat(' ', evidence/@grade, ' '), ' design ')]"><li>☐ <xsl:call-template name="signable"/></li></xsl:for-each>
        </ul>
      </section>
      <section>
        <h3>Drafts</h3>
        <ul class="columns">
          <xsl:for-each select="$signable[@status = 'draft']"><li>☐ <xsl:call-template name="signable"/></li></xsl:for-each>
        </ul>
      </section>
      <section>
        <h3>The pack as a whole</h3>
        <p class="whole">I have read this pack with the digest <code><xsl:value-of select="/book/@digest"/></code>.</p>
        <p class="whole">Name: <span class="line"></span> Profession, registration: <span class="line"></span></p>
        <p class="whole">Day: <span class="short-line"></span> Signature: <span class="line"></span></p>
      </section>
    </section>
  </xsl:template>

  <xsl:template name="signable">
    <xsl:choose>
      <xsl:when test="@id | @key"><a href="#{local-name()}-{@id | @key}"><xsl:value-of select="@id | @key"/></a><xsl:text> </xsl:text><xsl:value-of select="title | yes | name | topic"/></xsl:when>
      <xsl:otherwise><a href="#{local-name()}"><xsl:value-of select="local-name()"/></a></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ============ index ============ -->
  <xsl:template name="part-index">
    <section class="part" id="index">
      <h2>Index</h2>
      <ul class="columns">
        <xsl:for-each select="$files/section/question[topic] | $files/derive/finding | $files/derive/score | $files/rules/rule | $files/movements/movement | $files/restriction-sets/set | $files/hazard | $files/exercise">
          <xsl:sort select="translate(topic | title | yes | name, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"/>
          <li><a href="#{local-name()}-{@id}"><xsl:value-of select="topic | title | yes | name"/></a><xsl:text>, </xsl:text><xsl:value-of select="local-name()"/></li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <!-- ============ the look ============ -->
  <xsl:template name="look">
:root { --ink: #1b1f23; --soft: #4a5560; --paper: #ffffff; --tint: #eef4f3; --line: #9aa7ad; --accent: #0b5c57; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceff1; --soft: #b6c2c9; --paper: #14181b; --tint: #1d2729; --line: #5d6b72; --accent: #7fd3c9; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 1rem; max-width: 64rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 "Segoe UI", Roboto, "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, p, ul, ol, dl, dd, table, figure { margin: 0; }
h1 { font-size: 2rem; line-height: 1.2; }
h2 { font-size: 1.6rem; color: var(--accent); margin-bottom: .5rem; }
h3 { font-size: 1.25rem; margin-bottom: .25rem; }
h4 { font-size: 1.0625rem; }
h5 { font-size: 1rem; }
section { margin-top: 1.75rem; }
.part { border-top: 3px solid var(--accent); padding-top: .75rem; margin-top: 3rem; }
p + p, p + ul, p + dl, ul + p, ul + dl, ol + dl, table + p, table + dl, p + table, ol + table, dl + p { margin-top: .4rem; }
ul, ol { padding-left: 1.25rem; }
a { color: inherit; text-underline-offset: .15em; }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
code { font: .875em/1.4 ui-monospace, Consolas, "Liberation Mono", monospace; color: var(--soft); font-weight: 400; }
.lead { font-size: 1.125rem; }
.tags, .asked { color: var(--soft); font-size: .9375rem; font-weight: 400; }
.entry { border: 1px solid var(--line); border-radius: .4rem; padding: .75rem 1rem; margin-top: .75rem; break-inside: avoid; }
.entry:target { outline: 3px solid var(--accent); }
.facts > div { display: grid; grid-template-columns: 7.5rem 1fr; gap: .75rem; padding: .2rem 0; border-top: 1px dotted var(--line); }
.facts dt { font-weight: 700; font-size: .8125rem; line-height: 1.85; text-transform: uppercase; overflow-wrap: anywhere; }
.facts dd { min-width: 0; }
.if, .then { padding-left: 1.1rem; }
.review { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem; margin-top: .5rem; padding-top: .4rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; }
.line { display: inline-block; width: 12rem; max-width: 100%; border-bottom: 1px solid var(--ink); }
.short-line { display: inline-block; width: 8rem; max-width: 100%; border-bottom: 1px solid var(--ink); }
.whole { line-height: 2.5; }
table { border-collapse: collapse; width: 100%; margin-top: .5rem; }
.wide { overflow-x: auto; margin-top: .5rem; }
.wide:focus-visible { outline: 3px solid var(--accent); }
caption { text-align: left; font-weight: 700; }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; }
thead th { background: var(--tint); }
tbody th { font-weight: 600; }
.n { text-align: right; }
.columns { columns: 18rem; column-gap: 2rem; font-size: .875rem; list-style: none; padding: 0; }
.columns li { break-inside: avoid; }
figure { background: #fff; border-radius: .35rem; padding: .25rem; max-width: 24rem; }
figure svg { display: block; width: 100%; height: auto; max-height: 10rem; }
@media (max-width: 36rem) {
  body { padding: .75rem; }
  .facts > div { grid-template-columns: 1fr; gap: 0; }
  th, td { padding: .2rem .25rem; }
}
@page { margin: 14mm 14mm 16mm; @bottom-center { content: counter(page); font-size: 8pt; } }
@media print {
  :root { --ink: #000; --soft: #333; --paper: #fff; --tint: #fff; --line: #777; --accent: #000; }
  html { font-size: 9pt; }
  body { max-width: none; padding: 0; line-height: 1.3; }
  h1 { font-size: 20pt; } h2 { font-size: 15pt; } h3 { font-size: 12pt; } h4, h5 { font-size: 10pt; }
  h2, h3, h4, h5 { break-after: avoid; }
  a { text-decoration: none; }
  .part { break-before: page; margin-top: 0; }
  section { margin-top: 4mm; }
  .entry { padding: 1.5mm 2.5mm; margin-top: 2mm; }
  .case { break-inside: auto; border: 0; border-top: 1px solid #777; padding: 1mm 0; }
  .facts > div { grid-template-columns: 24mm 1fr; gap: 2mm; padding: .3mm 0; }
  .facts dt { font-size: 7.5pt; line-height: 1.55; }
  .columns { columns: 3; font-size: 7.5pt; column-gap: 5mm; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
  </xsl:template>
</xsl:stylesheet>
