package org.chancery.platform.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.chancery.shared.Id;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;

/** The OpenAPI description: who may call, how money and ids look, what lists take, and how errors read, each said once. */
@Configuration(proxyBeanMethods = false)
class OpenApiDocs {

    private static final String BEARER = "token";
    private static final Map<String, String> PROBLEMS = Map.of(
            "Malformed", "400: not understood, with the field",
            "Unauthorized", "401: no valid token",
            "Forbidden", "403: the permission is missing",
            "NotFound", "404: no such thing, or none that you may know of",
            "Conflict", "409: changed since it was read, or under way",
            "Refused", "422: refused by a rule, with its code and field",
            "TooManyRequests", "429: go on after Retry-After seconds");
    private static final Map<String, String> BY_STATUS = Map.of("400", "Malformed", "401", "Unauthorized", "403", "Forbidden", "429", "TooManyRequests");

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(ListRequest.class, Posted.class)
                .replaceWithSchema(Money.class, money())
                .replaceWithSchema(CurrencyUnit.class, new StringSchema().example("USD").description("ISO 4217"));
        ModelConverters.getInstance().addConverter(new IdSchemas());
        ModelConverters.getInstance(true).addConverter(new IdSchemas());
    }

    @Bean
    OpenAPI chanceryApi() {
        var components = new Components()
                .addSecuritySchemes(BEARER, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")
                        .description("A token of a person or service account, with scopes and an expiry."));
        PROBLEMS.forEach((name, says) -> components.addResponses(name, problem(name, says)));
        return new OpenAPI()
                .info(new Info().title("Chancery").version("v1").license(new License().name("Apache-2.0"))
                        .description("The back office of a law firm. Money is exact, errors are RFC 9457, lists page by cursor, and every POST takes an Idempotency-Key."))
                .servers(List.of(new Server().url("/")))
                .components(components)
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    private static ApiResponse problem(String name, String says) {
        var response = new ApiResponse().description(says).content(new Content().addMediaType("application/problem+json",
                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
        return name.equals("TooManyRequests") ? response.addHeaderObject("Retry-After", new Header().schema(new IntegerSchema()).description("seconds")) : response;
    }

    private static Schema<?> money() {
        return new ObjectSchema().description("An exact amount in a currency")
                .addProperty("amount", new StringSchema().pattern("^-?\\d{1,15}(\\.\\d+)?$").example("1234.50"))
                .addProperty("currency", new StringSchema().pattern("^[A-Z]{3}$").example("USD"))
                .required(List.of("amount", "currency"))
                .additionalProperties(false);
    }

    @Bean
    OpenApiCustomizer problemSchema() {
        return api -> ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
    }

    @Bean
    OpenApiCustomizer problemResponses() {
        return api -> api.getPaths().values().stream().flatMap(path -> path.readOperationsMap().entrySet().stream())
                .forEach(operation -> describe(operation.getKey(), operation.getValue()));
    }

    private static void describe(PathItem.HttpMethod method, Operation operation) {
        BY_STATUS.forEach((status, name) -> refer(operation, status, name));
        if (operation.getParameters() != null && operation.getParameters().stream().anyMatch(p -> "path".equals(p.getIn()))) {
            refer(operation, "404", "NotFound");
        }
        if (method != PathItem.HttpMethod.GET) {
            refer(operation, "409", "Conflict");
            refer(operation, "422", "Refused");
        }
        if (method == PathItem.HttpMethod.POST) {
            operation.addParametersItem(new Parameter().in("header").name(Idempotency.HEADER).schema(new StringSchema().maxLength(200))
                    .description("Any text of your own: the same key and body give the first answer again, and act once."));
        }
    }

    private static void refer(Operation operation, String status, String name) {
        operation.getResponses().addApiResponse(status, new ApiResponse().$ref("#/components/responses/" + name));
    }

    /** What every list takes; its own filters are named by its resource. */
    @Bean
    OperationCustomizer listParameters() {
        return (operation, method) -> {
            boolean list = Arrays.stream(method.getMethodParameters()).map(MethodParameter::getParameterType).anyMatch(ListRequest.class::equals);
            if (list) {
                query(operation, "limit", new IntegerSchema().minimum(java.math.BigDecimal.ONE).maximum(java.math.BigDecimal.valueOf(1000)), "Rows of a page; 200 if not given.");
                query(operation, "cursor", new StringSchema(), "nextCursor of the page before, with the same sort.");
                query(operation, "sort", new StringSchema().example("-date"), "Fields, - for descending.");
                query(operation, "q", new StringSchema(), "Words that a row must contain.");
            }
            return operation;
        };
    }

    private static void query(Operation operation, String name, Schema<?> schema, String says) {
        operation.addParametersItem(new Parameter().in("query").name(name).schema(schema).description(says));
    }

    /** Any room's id is a UUID string. */
    private static final class IdSchemas implements ModelConverter {
        @Override
        public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
            JavaType java = Json.mapper().constructType(type.getType());
            if (java != null && Id.class.isAssignableFrom(java.getRawClass())) {
                return new UUIDSchema();
            }
            return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        }
    }
}
