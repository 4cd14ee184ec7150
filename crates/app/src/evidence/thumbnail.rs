//! A picture made small, in memory alone.

use std::{io::Cursor, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, metadata::Orientation};

/// The longer side of a small picture, in pixels: twice what is shown, for dense screens.
const SIDE: u32 = 112;
/// The longest side of a picture that is read at all, in pixels.
const LONGEST: u32 = 16_384;
/// The most memory that reading a picture may take, in bytes: 64 million pixels, more than telephones take by themselves.
const MOST: u64 = 256 << 20;

/// A file as a small picture, in a `data:` address; none when it is no picture that is read here, or too large a one.
pub(crate) fn thumbnail(path: &Path) -> Option<String> {
    let mut reader = ImageReader::open(path).ok()?.with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MOST);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    if decoder.total_bytes() > MOST {
        return None;
    }
    // A telephone writes a picture as its sensor lies, and beside it which way is up.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).ok()?;
    let mut small = picture.thumbnail(SIDE, SIDE);
    small.apply_orientation(orientation);
    let (format, kind) = match small.color().has_alpha() {
        true => (ImageFormat::Png, "image/png"),
        false => (ImageFormat::Jpeg, "image/jpeg"),
    };
    let small = if format == ImageFormat::Jpeg { small.to_rgb8().into() } else { DynamicImage::from(small.to_rgba8()) };
    let mut bytes = Cursor::new(Vec::new());
    small.write_to(&mut bytes, format).ok()?;
    Some(format!("data:{kind};base64,{}", BASE64_STANDARD.encode(bytes.into_inner())))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use image::{Rgb, RgbImage, Rgba, RgbaImage};

    use super::*;

    fn of(bytes: &[u8]) -> Option<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("0123");
        fs::write(&path, bytes).expect("writes");
        thumbnail(&path)
    }

    fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.into().write_to(&mut bytes, format).expect("is written");
        bytes.into_inner()
    }

    fn read(address: &str) -> DynamicImage {
        let (_, base64) = address.split_once(',').expect("a data address");
        image::load_from_memory(&BASE64_STANDARD.decode(base64).expect("base64")).expect("a picture")
    }

    /// Red above, blue below.
    fn flag(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |_, y| if y < height / 2 { Rgb([255, 0, 0]) } else { Rgb([0, 0, 255]) })
    }

    #[test]
    fn a_picture_is_made_small_whatever_its_name() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif] {
            let address = of(&encoded(flag(400, 200), format)).expect("a picture");
            let small = read(&address);
            assert_eq!((small.width(), small.height()), (SIDE, SIDE / 2), "{format:?}");
        }
    }

    #[test]
    fn what_can_be_seen_through_stays_so() {
        let address =
            of(&encoded(RgbaImage::from_pixel(8, 8, Rgba([1, 2, 3, 0])), ImageFormat::Png)).expect("a picture");
        assert!(address.starts_with("data:image/png;base64,"));
        assert_eq!(read(&address).to_rgba8().get_pixel(0, 0).0[3], 0);
    }

    #[test]
    fn a_telephones_picture_stands_upright() {
        let jpeg = encoded(flag(200, 100), ImageFormat::Jpeg);
        // An EXIF part that says: turn it by a quarter to the right.
        let exif: &[u8] = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
        let turned = [&jpeg[..2], &[0xff, 0xe1], &length, exif, &jpeg[2..]].concat();
        let small = read(&of(&turned).expect("a picture")).to_rgb8();
        assert_eq!(small.dimensions(), (SIDE / 2, SIDE));
        let [left, right] = [2, SIDE / 2 - 3].map(|x| small.get_pixel(x, SIDE / 2).0);
        assert!(left[2] > 200 && left[0] < 60, "what was below is on the left: {left:?}");
        assert!(right[0] > 200 && right[2] < 60, "what was above is on the right: {right:?}");
    }

    #[test]
    fn what_is_no_picture_or_claims_to_be_huge_is_none() {
        assert_eq!(of(b""), None);
        assert_eq!(of(b"%PDF-1.7"), None);
        let png = encoded(flag(8, 8), ImageFormat::Png);
        assert_eq!(of(&png[..png.len() / 2]), None);
        // It says that it is 65,535 pixels wide and high, and stops there.
        let gif = [&b"GIF89a"[..], &[0xff, 0xff, 0xff, 0xff, 0, 0, 0]].concat();
        assert_eq!(of(&gif), None);
    }
}
