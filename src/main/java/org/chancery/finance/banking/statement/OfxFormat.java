package org.chancery.finance.banking.statement;

import java.util.Locale;
import java.util.regex.Pattern;

/** Open Financial Exchange, both as SGML (1.x) and as XML (2.x), and Quicken's QFX, which is OFX with a few fields more. */
final class OfxFormat implements StatementFormat {

    private static final Pattern TELLTALE = Pattern.compile("ofxheader\\s*[:=]|<\\?ofx\\s|<ofx[\\s>]");

    @Override
    public String name() {
        return "OFX/QFX";
    }

    @Override
    public boolean recognises(byte[] head) {
        String text = UnknownContent.sniffable(head).toLowerCase(Locale.ROOT);
        return !UnknownContent.isWebPage(text.stripLeading()) && TELLTALE.matcher(text).find();
    }

    @Override
    public StatementReading read(byte[] content) {
        try {
            OfxText text = OfxText.of(content);
            return new StatementReading.Read(new OfxStatements(text.version(), OfxTree.parse(text)).file());
        } catch (UnreadableException unreadable) {
            return unreadable.asReading();
        }
    }
}
