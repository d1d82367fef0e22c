package dev.sistercity.registry.edition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.endpoint.read.Conditions;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;

/** Builds the answers about editions. */
@Singleton
class EditionAnswers {

    private final ObjectMapper mapper;
    private final String base;

    /** @param publicUrl where the registry is known to the world; without it addresses in citations have no host */
    EditionAnswers(ObjectMapper mapper, @ConfigProperty(name = "registry.public-url") Optional<String> publicUrl) {
        this.mapper = mapper;
        this.base = publicUrl
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .orElse("");
    }

    EditionView view(Edition edition) {
        return EditionService.view(edition, base);
    }

    /** 200, or 304 if the reader has it already. */
    RestResponse<byte[]> json(ApiRequest apiRequest, Object view, String caching) {
        byte[] body = bytes(view);
        String etag = Conditions.tag(body);
        boolean known = Conditions.known(apiRequest, etag);
        RestResponse.ResponseBuilder<byte[]> answer =
                known ? RestResponse.ResponseBuilder.create(304) : RestResponse.ResponseBuilder.ok(body);
        answer.header("ETag", etag).header("Cache-Control", caching);
        if (!known) {
            answer.header("Content-Type", MediaType.APPLICATION_JSON);
        }
        return answer.build();
    }

    RestResponse<byte[]> frozen(EditionService.Frozen frozen) {
        EditionView view = view(frozen.edition());
        RestResponse.ResponseBuilder<byte[]> answer = RestResponse.ResponseBuilder.create(
                frozen.fresh() ? RestResponse.Status.CREATED : RestResponse.Status.OK);
        answer.entity(bytes(view)).header("Content-Type", MediaType.APPLICATION_JSON);
        if (frozen.fresh()) {
            answer.header("Location", view.href());
        }
        return answer.build();
    }

    /** The file, whose tag is its checksum. */
    RestResponse<StreamingOutput> file(ApiRequest apiRequest, Edition edition, StreamingOutput file) {
        String etag = '"' + edition.checksum() + '"';
        boolean known = Conditions.known(apiRequest, etag);
        RestResponse.ResponseBuilder<StreamingOutput> answer =
                known ? RestResponse.ResponseBuilder.create(304) : RestResponse.ResponseBuilder.ok(file);
        answer.header("ETag", etag).header("Cache-Control", EditionResource.FOR_EVER);
        if (!known) {
            answer.header("Content-Type", EditionResource.NDJSON);
        }
        return answer.build();
    }

    private byte[] bytes(Object view) {
        try {
            return mapper.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
