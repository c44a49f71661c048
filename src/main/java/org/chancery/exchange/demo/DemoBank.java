package org.chancery.exchange.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.joda.money.Money;

/** The bank's side of an account of the story: what it booked and when, and the files that it sends. */
final class DemoBank {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    /** @param name as the bank prints it */
    private record Booking(LocalDate bookedOn, Money amount, String name, String reference) {}

    private final String routing;
    private final String number;
    private final List<Booking> bookings = new ArrayList<>();

    DemoBank(String routing, String number) {
        this.routing = routing;
        this.number = number;
    }

    String number() {
        return number;
    }

    String routing() {
        return routing;
    }

    void books(LocalDate on, Money amount, String name, String reference) {
        bookings.add(new Booking(on, amount, name, reference));
    }

    Money balance(LocalDate through) {
        return bookings.stream().filter(booking -> !booking.bookedOn().isAfter(through)).map(Booking::amount).reduce(Money.zero(DemoData.USD), Money::plus);
    }

    /** The statement of a stretch of days as an OFX file, such as banks let one download. */
    byte[] ofx(LocalDate from, LocalDate through) {
        StringBuilder lines = new StringBuilder();
        List<Booking> months = bookings.stream().filter(booking -> !booking.bookedOn().isBefore(from) && !booking.bookedOn().isAfter(through))
                .sorted(Comparator.comparing(Booking::bookedOn)).toList();
        for (int i = 0; i < months.size(); i++) {
            Booking booking = months.get(i);
            lines.append("""
                    <STMTTRN><TRNTYPE>%s<DTPOSTED>%s<TRNAMT>%s<FITID>%s%04d%s<NAME>%s</STMTTRN>
                    """.formatted(booking.amount().isNegative() ? "DEBIT" : "CREDIT", DAY.format(booking.bookedOn()), booking.amount().getAmount().toPlainString(),
                    DAY.format(booking.bookedOn()), i, booking.reference().isEmpty() ? "" : "<CHECKNUM>" + booking.reference(), escaped(booking.name())));
        }
        return """
                OFXHEADER:100
                DATA:OFXSGML
                VERSION:102
                SECURITY:NONE
                ENCODING:USASCII
                CHARSET:1252
                COMPRESSION:NONE
                OLDFILEUID:NONE
                NEWFILEUID:NONE

                <OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>%1$s<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>
                <BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>USD
                <BANKACCTFROM><BANKID>%2$s<ACCTID>%3$s<ACCTTYPE>CHECKING</BANKACCTFROM>
                <BANKTRANLIST><DTSTART>%4$s<DTEND>%1$s
                %5$s</BANKTRANLIST>
                <LEDGERBAL><BALAMT>%6$s<DTASOF>%1$s</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
                """.formatted(DAY.format(through), routing, number, DAY.format(from), lines, balance(through).getAmount().toPlainString()).getBytes(StandardCharsets.US_ASCII);
    }

    private static String escaped(String name) {
        String plain = java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD).replaceAll("[^\\x20-\\x7e]", "").toUpperCase(java.util.Locale.ROOT);
        return plain.substring(0, Math.min(32, plain.length())).replace("&", "&amp;").replace("<", "&lt;");
    }
}
