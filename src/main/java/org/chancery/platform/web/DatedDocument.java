package org.chancery.platform.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/** A PDF made at a given time: its dates and its id depend on nothing else, so that setting it again gives the same bytes. */
final class DatedDocument extends PDDocument {

    private final Instant madeAt;

    DatedDocument(Instant madeAt) {
        this.madeAt = madeAt;
        setDocumentId(madeAt.toEpochMilli());
    }

    @Override
    public void setDocumentInformation(PDDocumentInformation information) {
        var date = GregorianCalendar.from(ZonedDateTime.ofInstant(madeAt, ZoneOffset.UTC));
        information.setCreationDate(date);
        information.setModificationDate(date);
        super.setDocumentInformation(information);
    }
}
