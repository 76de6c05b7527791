//! A picture of the window as a file.

use crate::store::WholeFile;
use std::io;
use std::path::Path;

/// Writes `pixels`, rows from the top of red, green, blue and opacity, as a PNG file of `width` × `height` pixels. A
/// file of that name is replaced only when the new one is complete.
///
/// # Errors
/// Any fault of the disk, and pixels that do not fill the picture.
pub fn write_png(path: &Path, [width, height]: [u32; 2], pixels: &[u8]) -> io::Result<()> {
    let mut file = WholeFile::begin(path)?;
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    file.keep()
}
