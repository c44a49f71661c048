package org.chancery.finance.banking;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API of banking as a client uses it, with a token. */
record BankApi(MockMvc mvc, String token) {

    private static final JsonMapper JSON = new JsonMapper();

    /** A status and the JSON that came with it. */
    record Answer(int status, JsonNode json) {

        String code() {
            return json.path("type").asString("").replace("urn:chancery:refusal:", "");
        }

        String detail() {
            return json.path("detail").asString("");
        }

        String text(String field) {
            return json.path(field).asString();
        }

        String amount(String field) {
            return json.path(field).path("amount").asString();
        }
    }

    Answer upload(Object account, String name, byte[] content) {
        return send(multipart("/api/v1/bank-accounts/" + account + "/statements").file(new MockMultipartFile("file", name, "application/octet-stream", content)));
    }

    Answer read(String path) {
        return send(get("/api/v1" + path));
    }

    Answer send(String path, String body) {
        return send(post("/api/v1" + path).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    Answer remove(String path) {
        return send(delete("/api/v1" + path));
    }

    private Answer send(AbstractMockHttpServletRequestBuilder<?> request) {
        try {
            var response = mvc.perform(request.header("Authorization", "Bearer " + token)).andReturn().getResponse();
            String body = response.getContentAsString(StandardCharsets.UTF_8);
            return new Answer(response.getStatus(), body.startsWith("{") ? JSON.readTree(body) : JSON.createObjectNode());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
