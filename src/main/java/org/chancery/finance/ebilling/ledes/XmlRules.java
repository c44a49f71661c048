package org.chancery.finance.ebilling.ledes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The elements of LEDES XML that are known here, by segment. Sources: for names and order the element list of a production system (2.2); for lengths and the
 * segments {@code firm}, {@code extend_header} a receiver's published field lists of 2.0 and 2.1; needed are those that LEDES XML 2000 needed already, and what
 * a sum is made of. Whatever else the XSDs allow is not known here.
 */
final class XmlRules {

    /** What an element is read as; a segment has elements of its own. */
    enum Form { TEXT, DAY, FIGURE, WHOLE, CURRENCY, YES_NO, SEGMENT }

    /**
     * @param longest in characters, from LEDES XML 2.1 on; 0 for no limit known
     * @param needed  whether its segment cannot be without it
     */
    record Element(String name, Form form, int longest, boolean needed) {}

    /** One running counter over the whole file. */
    private static final Map<String, Element> ITEM = elements(Form.WHOLE, false, "file_item_nbr");

    private static final Map<String, Map<String, Element>> SEGMENTS = segments();

    /** Where LEDES XML 2.0 is narrower than those after it. */
    private static final Map<String, Integer> LONGEST_IN_20 = Map.of("lf_name", 60, "firm_URL", 50);

    private XmlRules() {}

    /** How many characters an element holds in a format; 0 for no limit known. */
    static int longest(Element element, EBillFormat format) {
        return format == EBillFormat.LEDES_XML_20 ? LONGEST_IN_20.getOrDefault(element.name(), element.longest()) : element.longest();
    }

    /** The elements of a segment by name; empty if it is not known. */
    static Map<String, Element> of(String segment) {
        return SEGMENTS.getOrDefault(segment, Map.of());
    }

    private static Map<String, Map<String, Element>> segments() {
        Map<String, Map<String, Element>> all = new HashMap<>();
        for (EBillFormat format : EBillFormat.values()) {
            all.put(format.mark(), elements(Form.SEGMENT, true, "firm"));
        }
        all.put("firm", merged(text("lf_office_id", 25), text("lf_vendor_id", 25), text("lf_id", 20), needed("lf_name", Form.TEXT, 120), text("source_app", 25), text("app_version", 10),
                text("firm_URL", 255), elements(Form.SEGMENT, false, "lf_address", "lf_remit_address", "lf_billing_contact", "client", "extend_header"), ITEM));
        Map<String, Element> address = merged(texts("address_1", "address_2", "address_3", "city", "state_province", "zip_postal_code", "country", "phone", "fax"), ITEM);
        Stream.of("lf_address", "lf_remit_address", "cl_address").forEach(name -> all.put(name, address));
        Map<String, Element> contact = merged(texts("contact_lname", "contact_fname", "contact_id", "contact_phone", "contact_fax", "contact_email", "cl_email"), ITEM);
        Stream.of("lf_billing_contact", "client_contact", "lf_managing_contact").forEach(name -> all.put(name, contact));
        all.put("client", merged(texts("cl_id", "cl_lf_id", "cl_tax_id"), needed("cl_name", Form.TEXT, 0), elements(Form.SEGMENT, false, "cl_address", "client_contact", "invoice"), ITEM));
        all.put("invoice", merged(needed("inv_id", Form.TEXT, 0), needed("inv_date", Form.DAY, 0), elements(Form.DAY, false, "inv_due_date"), elements(Form.CURRENCY, false, "inv_currency", "inv_other_iso"),
                needed("inv_start_date", Form.DAY, 0), needed("inv_end_date", Form.DAY, 0), texts("inv_desc", "rejected_inv_replacement", "inv_payment_terms"),
                elements(Form.FIGURE, false, "inv_generic_discount", "inv_total_tax"), needed("inv_total_net_due", Form.FIGURE, 0), elements(Form.SEGMENT, false, "matter"), ITEM));
        all.put("matter", matter());
        all.put("matter_disc_cred", merged(texts("disc_cred", "disc_cred_category", "increase_decrease", "pre_post_split"), elements(Form.FIGURE, false, "discount_percent", "disc_cred_amount"), ITEM));
        all.put("tk_sum", merged(needed("tk_id", Form.TEXT, 0), texts("tk_lname", "tk_fname", "tk_level"), elements(Form.FIGURE, false, "tk_rate"), ITEM));
        Map<String, Element> charge = merged(needed("charge_date", Form.DAY, 0), texts("tk_id", "tk_level", "charge_desc", "task_code", "task_activity", "expense_code", "charge_type"),
                elements(Form.FIGURE, false, "units", "rate", "base_amount", "item_disc_cred_amount"), needed("total_amount", Form.FIGURE, 0), ITEM);
        all.put("expense", charge);
        all.put("fee", merged(charge, needed("tk_id", Form.TEXT, 0)));
        return Map.copyOf(all);
    }

    private static Map<String, Element> matter() {
        return merged(texts("cl_matter_id", "matter_desc", "po_number", "account_type"), needed("lf_matter_id", Form.TEXT, 0), needed("matter_name", Form.TEXT, 0),
                elements(Form.YES_NO, false, "matter_final_bill"), elements(Form.FIGURE, false, "matter_total_detail_fees", "matter_total_detail_exp", "matter_disc_credit_fees",
                        "matter_disc_credit_exp", "matter_disc_cred_total", "matter_perc_shar_fees", "matter_perc_shar_exp", "matter_disc_bill_pct_fees", "matter_disc_bill_pct_exp",
                        "matter_tax_on_fees", "matter_tax_on_exp", "matter_net_fees", "matter_net_exp"),
                needed("matter_total_due", Form.FIGURE, 0), elements(Form.SEGMENT, false, "lf_managing_contact", "matter_disc_cred", "tk_sum", "fee", "expense"), ITEM);
    }

    private static Map<String, Element> text(String name, int longest) {
        return Map.of(name, new Element(name, Form.TEXT, longest, false));
    }

    private static Map<String, Element> texts(String... names) {
        return elements(Form.TEXT, false, names);
    }

    private static Map<String, Element> needed(String name, Form form, int longest) {
        return Map.of(name, new Element(name, form, longest, true));
    }

    private static Map<String, Element> elements(Form form, boolean needed, String... names) {
        Map<String, Element> elements = new HashMap<>();
        List.of(names).forEach(name -> elements.put(name, new Element(name, form, 0, needed)));
        return elements;
    }

    @SafeVarargs
    private static Map<String, Element> merged(Map<String, Element>... parts) {
        Map<String, Element> all = new HashMap<>();
        List.of(parts).forEach(all::putAll);
        return Map.copyOf(all);
    }
}
