package org.chancery.practice.timekeeping;

import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import org.chancery.testing.ChancerySpringTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Time, expenses, rates and timers on the API, by the names that programs rely on. */
@ChancerySpringTest
class TimeApiTest {

    private static final String TIME = """
            {'matterId':'$MATTER','timekeeperId':'$BEN','date':'2026-11-19','minutes':40,'narrative':'Telephone conference with M. Ortiz','taskCode':'L120','activityCode':'A106','billing':'BILLABLE'}""";

    @Autowired ApplicationContext context;
    @Autowired MockMvc mvc;

    private Office.Open office;
    private String service;
    private String ben;

    @BeforeEach
    void anOffice() {
        office = new Office(context).open();
        service = office.firm.serviceToken();
        ben = office.firm.tokenOf(office.ben);
    }

    private ResultActions send(String token, MockHttpServletRequestBuilder request, String json) throws Exception {
        return mvc.perform(request.header("Authorization", "Bearer " + token).contentType(MediaType.APPLICATION_JSON)
                .content(json.replace('\'', '"').replace("$MATTER", office.matter.toString()).replace("$BEN", office.ben.toString())));
    }

    private ResultActions ask(String token, String path) throws Exception {
        return mvc.perform(get("/api/v1" + path).header("Authorization", "Bearer " + token));
    }

    private static String read(ResultActions answer, String path) throws Exception {
        return JsonPath.read(answer.andReturn().getResponse().getContentAsString(), path).toString();
    }

    @Test
    void aServiceRecordsTimeOfAPersonWhichIsThenApproved() throws Exception {
        var made = send(service, post("/api/v1/time-entries"), TIME).andExpect(status().isCreated())
                .andExpect(jsonPath("$.billedMinutes").value(42)).andExpect(jsonPath("$.rate.amount").value("450.00")).andExpect(jsonPath("$.rate.currency").value("USD"))
                .andExpect(jsonPath("$.amount.amount").value("315.00")).andExpect(jsonPath("$.status").value("APPROVED"));
        String id = read(made, "$.id");
        ask(service, "/time-entries/" + id).andExpect(status().isOk()).andExpect(header().string("ETag", "\"1\""));
        ask(service, "/time-entries?matterId=" + office.matter + "&dateFrom=2026-11-19&state=APPROVED").andExpect(jsonPath("$.items", hasSize(1)));
        ask(service, "/time-entries/" + id + "/rate").andExpect(jsonPath("$.why").value("the firm's own, for this timekeeper"));
    }

    @Test
    void codesAndBillingMayBeLeftOutAndTheTimekeeperIsThenTheActingPerson() throws Exception {
        send(ben, post("/api/v1/time-entries"), "{'matterId':'$MATTER','date':'2026-11-19','minutes':6}").andExpect(status().isCreated())
                .andExpect(jsonPath("$.status").value("DRAFT")).andExpect(jsonPath("$.billing").value("BILLABLE")).andExpect(jsonPath("$.timekeeperId").value(office.ben.toString()));
        send(ben, post("/api/v1/time-entries"), "{'matterId':'$MATTER','date':'2026-11-19','minutes':6,'narrative':'Call','submit':true}").andExpect(jsonPath("$.status").value("SUBMITTED"));
    }

    @Test
    void whatIsWrongIsSaidAtItsField() throws Exception {
        send(ben, post("/api/v1/time-entries"), "{'matterId':'$MATTER','date':'2026-11-19','minutes':-1}").andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.field").value("minutes"));
        send(ben, post("/api/v1/time-entries"), "{'matterId':'$MATTER','date':'2026-11-19','minutes':6,'taskCode':'L999'}")
                .andExpect(jsonPath("$.type").value("urn:chancery:refusal:code-unknown")).andExpect(jsonPath("$.field").value("taskCode"));
        send(ben, post("/api/v1/time-entries"), "{'date':'2026-11-19','minutes':6}").andExpect(status().is4xxClientError()).andExpect(jsonPath("$.field").value("matterId"));
        send(ben, post("/api/v1/time-entries"), TIME.replace("$BEN", office.firm.administrator().toString())).andExpect(status().isForbidden());
    }

    @Test
    void withoutARateBillableTimeIsRefusedAsRateMissing() throws Exception {
        String carol = office.firm.tokenOf(office.firm.person("Carol Diaz", "Associate"));
        send(carol, post("/api/v1/time-entries"), "{'matterId':'$MATTER','date':'2026-11-19','minutes':6}").andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value("urn:chancery:refusal:rate-missing"));
    }

    @Test
    void aDraftIsPatchedByItsVersionSubmittedAndApprovedAndDeletedOnlyAsADraft() throws Exception {
        String id = read(send(ben, post("/api/v1/time-entries"), "{'matterId':'$MATTER','date':'2026-11-19','minutes':6,'narrative':'Call','taskCode':'L120'}"), "$.id");
        send(ben, patch("/api/v1/time-entries/" + id).header("If-Match", "\"1\""), "{'minutes':12,'taskCode':''}").andExpect(status().isOk())
                .andExpect(jsonPath("$.minutes").value(12)).andExpect(jsonPath("$.taskCode").isEmpty()).andExpect(jsonPath("$.version").value(2));
        send(ben, patch("/api/v1/time-entries/" + id).header("If-Match", "\"1\""), "{'minutes':18}").andExpect(status().isConflict());
        send(ben, post("/api/v1/time-entries/" + id + "/submit"), "").andExpect(status().isOk()).andExpect(jsonPath("$.status").value("SUBMITTED"));
        send(ben, post("/api/v1/time-entries/" + id + "/approve"), "").andExpect(status().isForbidden());
        send(service, post("/api/v1/time-entries/approve"), "{'ids':['" + id + "']}").andExpect(status().isOk()).andExpect(jsonPath("$.count").value(1));
        mvc.perform(delete("/api/v1/time-entries/" + id).header("Authorization", "Bearer " + ben)).andExpect(jsonPath("$.type").value("urn:chancery:refusal:not-a-draft"));
        send(service, post("/api/v1/time-entries/" + id + "/return"), "{'reason':'Which call?'}").andExpect(status().isOk());
        mvc.perform(delete("/api/v1/time-entries/" + id).header("Authorization", "Bearer " + ben)).andExpect(status().isNoContent());
        ask(ben, "/time-entries/" + id).andExpect(status().isNotFound());
    }

    @Test
    void aServiceRecordsAnExpenseWhichIsThenApproved() throws Exception {
        var made = send(service, post("/api/v1/expenses"),
                "{'matterId':'$MATTER','date':'2026-11-19','amount':{'amount':'435.00','currency':'USD'},'kind':'HARD','code':'E112','narrative':'Filing fee'}")
                .andExpect(status().isCreated()).andExpect(jsonPath("$.status").value("APPROVED"));
        ask(service, "/expenses/" + read(made, "$.id")).andExpect(status().isOk()).andExpect(jsonPath("$.amount.amount").value("435.00"));
        ask(service, "/expenses?kind=HARD").andExpect(jsonPath("$.items", hasSize(1)));
    }

    @Test
    void ratesAreSetListedAndEnded() throws Exception {
        String rate = "{'timekeeperId':'$BEN','matterId':'$MATTER','hourly':{'amount':'500.00','currency':'USD'},'from':'2026-01-01'}";
        String id = read(send(service, post("/api/v1/rates"), rate).andExpect(status().isCreated()), "$.id");
        send(service, post("/api/v1/rates"), rate).andExpect(jsonPath("$.type").value("urn:chancery:refusal:rate-overlap")).andExpect(jsonPath("$.field").value("from"));
        send(service, patch("/api/v1/rates/" + id), "{'through':'2026-06-30'}").andExpect(status().isOk()).andExpect(jsonPath("$.through").value("2026-06-30"));
        ask(service, "/rates?matterId=" + office.matter).andExpect(jsonPath("$.items", hasSize(1))).andExpect(jsonPath("$.items[0].timekeeper").value("Ben Cho"));
        send(ben, post("/api/v1/rates"), rate).andExpect(status().isForbidden());
    }

    @Test
    void timersRunAndStopOnTheApi() throws Exception {
        String id = read(send(ben, post("/api/v1/timers"), "{'narrative':'Call'}").andExpect(status().isCreated()).andExpect(jsonPath("$.state").value("RUNNING")), "$.id");
        send(ben, post("/api/v1/timers/" + id + "/pause"), "").andExpect(jsonPath("$.state").value("PAUSED"));
        send(ben, post("/api/v1/timers/" + id + "/stop"), "{}").andExpect(jsonPath("$.field").value("matterId"));
        send(ben, post("/api/v1/timers/" + id + "/stop"), "{'matterId':'$MATTER','minutes':24}").andExpect(status().isOk()).andExpect(jsonPath("$.timeEntryId").isNotEmpty());
        ask(ben, "/timers").andExpect(jsonPath("$.items", hasSize(0)));
        ask(ben, "/codes").andExpect(jsonPath("$.items", hasSize(96)));
    }
}
