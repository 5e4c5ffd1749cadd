package io.movers.resources.routes;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.RequestValidationException;
import io.movers.common.json.LenientBinder;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import io.movers.resources.models.NewDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A document in the body of a new resource. */
@FieldCheck(
        fields = {"type", "resourceReference", "documentNumber"},
        is = Constraint.TEXT)
record NewDocumentRequest(
        @Nullable String type,
        @Nullable String resourceReference,
        @Nullable Instant expeditionDate,
        @Nullable Instant expirationDate,
        @Nullable String documentNumber) {
    /** The most documents of a new resource. */
    static final int MAX = 100;

    /**
     * Reads the documents of a new resource; anything but an array counts as none.
     *
     * @param reference the resource's reference, for documents that contain none
     */
    static List<NewDocument> documents(@Nullable JsonNode rows, String reference, LenientBinder binder) {
        List<NewDocument> documents = new ArrayList<>();
        if (rows == null || !rows.isArray()) {
            return documents;
        }
        for (int i = 0; i < rows.size(); i++) {
            String path = "documents[" + i + "]";
            documents.add(binder.to(rows.get(i), NewDocumentRequest.class, path).document(reference, path));
        }
        return documents;
    }

    private NewDocument document(String reference, String path) {
        return NewDocument.create(
                required(type, path, "type"),
                resourceReference == null ? reference : resourceReference,
                required(expeditionDate, path, "expeditionDate"),
                expirationDate,
                documentNumber);
    }

    private static <T> T required(@Nullable T value, String path, String field) {
        if (value == null) {
            throw new RequestValidationException(
                    List.of(new ApiError("The " + field + " of the document is required", path + "." + field)));
        }
        return value;
    }
}
