package io.movers.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRequestTests {
    @ParameterizedTest
    @CsvSource({"1, 50, 0, 50", "3, 200, 400, 200", "3, 1000, 400, 200", "2, all, 200, 200"})
    void boundedPageKeepsItsNumber(String page, String perPage, long skip, int limit) {
        assertThat(PageRequest.of(page, perPage).atMost(200)).isEqualTo(new PageRequest(skip, limit));
    }
}
