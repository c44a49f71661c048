package org.chancery.finance.einvoicing.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.chancery.finance.einvoicing.ClientProfile;
import org.chancery.finance.einvoicing.EInvoiceFormat;
import org.chancery.finance.einvoicing.EndpointAddress;
import org.chancery.finance.einvoicing.FirmProfile;
import org.chancery.finance.einvoicing.Untaxed;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Posted;

/** What the forms of the two profiles hold, and what of them was typed. */
final class EInvoiceForms {

    static final List<Option> FORMATS = Stream.of(EInvoiceFormat.values()).map(each -> Option.of(each.name(), each.title())).toList();
    static final List<Option> CATEGORIES = List.of(Option.of("E", "exempt from tax (E)"), Option.of("AE", "reverse charge (AE)"), Option.of("G", "client outside the European Union (G)"),
            Option.of("O", "outside the scope of tax (O)"), Option.of("Z", "zero rated (Z)"));

    private EInvoiceForms() {}

    static Map<String, Object> of(FirmProfile firm) {
        Map<String, Object> presets = new HashMap<>(Map.of("name", firm.name(), "street", firm.street(), "city", firm.city(), "postcode", firm.postcode(), "country", firm.country(),
                "vatId", firm.vatId(), "taxNumber", firm.taxNumber(), "registration", firm.registration(), "iban", firm.iban(), "bic", firm.bic()));
        presets.putAll(Map.of("contactName", firm.contactName(), "contactPhone", firm.contactPhone(), "contactEmail", firm.contactEmail()));
        presets.putAll(of(firm.endpoint(), firm.untaxed()));
        return presets;
    }

    static Map<String, Object> of(ClientProfile client) {
        Map<String, Object> presets = new HashMap<>(Map.of("format", client.format().name(), "buyerReference", client.buyerReference(), "vatId", client.vatId()));
        presets.putAll(of(client.endpoint(), client.untaxed()));
        return presets;
    }

    private static Map<String, Object> of(EndpointAddress endpoint, Untaxed untaxed) {
        return Map.of("endpointScheme", endpoint.scheme(), "endpoint", endpoint.id(), "untaxedCategory", untaxed.category(), "untaxedReason", untaxed.reason());
    }

    static FirmProfile firm(Posted f) {
        return new FirmProfile(f.text("name"), text(f, "street"), text(f, "city"), text(f, "postcode"), f.text("country"), text(f, "vatId"), text(f, "taxNumber"),
                text(f, "registration"), text(f, "iban"), text(f, "bic"), endpoint(f), text(f, "contactName"), text(f, "contactPhone"), text(f, "contactEmail"), untaxed(f));
    }

    static ClientProfile client(Posted f) {
        return new ClientProfile(f.constant("format", EInvoiceFormat.class), text(f, "buyerReference"), text(f, "vatId"), endpoint(f), untaxed(f));
    }

    private static EndpointAddress endpoint(Posted f) {
        return new EndpointAddress(text(f, "endpointScheme"), text(f, "endpoint"));
    }

    private static Untaxed untaxed(Posted f) {
        return new Untaxed(text(f, "untaxedCategory"), text(f, "untaxedReason"));
    }

    private static String text(Posted f, String field) {
        return Objects.requireNonNullElse(f.textOrNull(field), "");
    }
}
