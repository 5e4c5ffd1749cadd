package io.movers.local.replay;

import io.movers.local.api.ApiFiles;
import io.movers.local.api.OpenApiDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds every answer of the replay against the API document. */
final class DocumentedAnswers implements Http.Observer {
    private final OpenApiDocument document = new OpenApiDocument(ApiFiles.read(ApiFiles.SUITE));
    private final List<String> differences = new ArrayList<>();

    @Override
    public synchronized void answered(String method, String path, Http.Answer answer) {
        String route = path.split("\\?", 2)[0];
        Optional<OpenApiDocument.Operation> operation = document.find(method, route);
        if (operation.isEmpty()) {
            boolean known = answer.status() == 404 || !route.startsWith("/api/") || isNoOperation(method, route);
            if (!known) {
                differences.add(method + " " + route + " is not documented and answers " + answer.status());
            }
            return;
        }
        document.differences(operation.get(), answer.status(), answer.contentType(), answer.body())
                .forEach(difference ->
                        differences.add(method + " " + route + " " + answer.status() + ": " + difference));
    }

    /** Preflights, images and the documents themselves. */
    private static boolean isNoOperation(String method, String route) {
        return method.equals("OPTIONS") || route.contains("/images/") || route.contains("/docs");
    }

    /** The differences since the last call. */
    synchronized List<String> takeDifferences() {
        List<String> taken = List.copyOf(differences);
        differences.clear();
        return taken;
    }
}
