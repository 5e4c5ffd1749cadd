package io.movers.resources.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import io.movers.common.errors.BadRequestException;
import io.movers.common.images.ImageAddresses;
import io.movers.common.images.ImageStore;
import io.movers.resources.models.ComponentCheck;
import io.movers.resources.models.WorkKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingPhotosTests {
    private static final String GIF = "data:image/gif;base64,R0lGODlh";

    private final ImageStore images = mock(ImageStore.class);
    private final FindingPhotos photos = new FindingPhotos(images, new ImageAddresses(List.of("https://cdn.test")));

    private static Finding finding(@Nullable String photo) {
        return new Finding("as given", "as stored", "Frenos", "bad", photo, "worn");
    }

    @ParameterizedTest
    @CsvSource({"CHECKUP, checkups", "REPAIR, repairs", "MAINTENANCE, maintenances"})
    void photosOfEachKindOfWorkAreStoredInTheirOwnFolder(WorkKind kind, String folder) {
        given(images.put(eq(folder), any())).willReturn("https://cdn.test/1.gif");

        assertThat(photos.store(kind, List.of(finding(GIF), finding(null))))
                .extracting(ComponentCheck::photo)
                .containsExactly("https://cdn.test/1.gif", null);
    }

    @Test
    void lineHoldsTheFindingUnderTheComponentIdAsSent() {
        assertThat(photos.store(WorkKind.REPAIR, List.of(finding(null))))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactly(new ComponentCheck("", "as given", "Frenos", "bad", null, "worn"));
    }

    @Test
    void onePhotoThatIsNotAnImageLeavesAllUnstored() {
        assertThatThrownBy(() -> photos.store(WorkKind.REPAIR, List.of(finding(GIF), finding("hello"))))
                .isInstanceOf(BadRequestException.class);
        verifyNoInteractions(images);
    }

    @Test
    void addressOfAStoredPhotoIsKept() {
        assertThat(photos.store(WorkKind.REPAIR, List.of(finding("https://cdn.test/images/1.gif"))))
                .extracting(ComponentCheck::photo)
                .containsExactly("https://cdn.test/images/1.gif");
        verifyNoInteractions(images);
    }
}
