package org.chancery.practice.matters;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.joda.money.Money;

/** What the client agreed to pay for the work. In JSON: {@code {"kind":"HOURLY"}} or {@code {"kind":"FLAT","fee":{"amount":"2500.00","currency":"USD"}}}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Arrangement.Hourly.class, name = "HOURLY"), @JsonSubTypes.Type(value = Arrangement.Flat.class, name = "FLAT")})
public sealed interface Arrangement {

    /** As it is read on a page. */
    String word();

    /** Time at the rates of those who worked. */
    record Hourly() implements Arrangement {
        @Override
        public String word() {
            return "Hourly";
        }
    }

    /**
     * One fee for the whole matter, whatever time it takes.
     *
     * @param fee above zero, in the currency of the matter
     */
    record Flat(Money fee) implements Arrangement {
        @Override
        public String word() {
            return "Flat fee";
        }
    }
}
